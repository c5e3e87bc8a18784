"""What a lake shows of one state: its current release, and the rows of a table that this release shows."""

import duckdb
import pyarrow as pa
import yaml
from deltalake import DeltaTable

from home import HOME


class Lake:
    def __init__(self, folder: str, state: str):
        self.folder = folder
        self.state = state
        self.release = self._release()

    def _release(self) -> dict:
        rows = self.arrow("ops", "release").to_pylist()
        shown = [row for row in rows if row["state"] == self.state and row["status"] in ("published", "frozen")]
        if not shown:
            raise SystemExit(f"The lake {self.folder} shows no release of {self.state}. Run bin/hearth nightly first.")
        return max(shown, key=lambda row: row["release_id"])

    def has(self, layer: str, table: str) -> bool:
        return DeltaTable.is_deltatable(f"{self.folder}/{layer}/{table}")

    def arrow(self, layer: str, table: str) -> pa.Table:
        return DeltaTable(f"{self.folder}/{layer}/{table}").to_pyarrow_table()

    def current(self, db: duckdb.DuckDBPyConnection, layer: str, table: str, key: list[str], named: str) -> None:
        """Copies into DuckDB, of each key, the version known last; what is withdrawn has none."""
        known = f"known_from <= timestamptz '{self.release['known_at'].isoformat()}'"
        last = f"row_number() over (partition by {', '.join(key)} order by known_from desc) = 1"
        self._copy(db, layer, table, named, f"{known} qualify {last} and not is_withdrawn")

    def released(self, db: duckdb.DuckDBPyConnection, table: str, named: str) -> None:
        """Copies into DuckDB the rows of a counted table of gold."""
        self._copy(db, "gold", table, named, f"release_id = {self.release['release_id']}")

    def _copy(self, db: duckdb.DuckDBPyConnection, layer: str, table: str, named: str, where: str) -> None:
        db.register("stored", self.arrow(layer, table))
        db.execute(f"create table {named} as select * from stored where state = '{self.state}' and {where}")
        db.unregister("stored")

    def parameters(self) -> dict:
        """What the SQL is given by name: the options that the release was decided by, the day, and whose rows."""
        options = {key.lower().replace(".", "_"): _typed(text) for key, text in dict(self.release["options"]).items()}
        config = yaml.safe_load((HOME / "conf/states" / f"{self.state}.yml").read_text())
        fixed = {"as_of": self.release["as_of"], "time_zone": config["time_zone"], "state": self.state}
        return options | fixed


def _typed(text: str):
    """An option as the release wrote it down; an empty one is not set, a word that YAML cannot read is a word."""
    if text == "":
        return None
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError:
        return text
