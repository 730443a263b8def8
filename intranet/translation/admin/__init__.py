"""What Wagtail's own screens say of translations."""
