import csv
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from intranet.territory.imports import COLUMNS


class Command(BaseCommand):
    help = "Write the national list (JSON) as the compact CSV that the project carries."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", type=Path, help="epci.json of the package @etalab/decoupage-administratif")
        parser.add_argument("target", type=Path, help="the CSV to write")

    def handle(self, *args: Any, source: Path, target: Path, **options: Any) -> None:
        records = json.loads(source.read_text(encoding="utf-8"))
        with target.open("w", encoding="utf-8", newline="") as file:
            lines = csv.writer(file, lineterminator="\n")
            lines.writerow(COLUMNS)
            for record in records:
                lines.writerow([*(record[column] for column in COLUMNS[:-1]), len(record["membres"])])
        self.stdout.write(f"{len(records)} rows written to {target}.")
