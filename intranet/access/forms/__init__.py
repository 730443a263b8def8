"""What managers fill in. Forms say what is wrong beside the field; whether it may be done is the actions' business."""
