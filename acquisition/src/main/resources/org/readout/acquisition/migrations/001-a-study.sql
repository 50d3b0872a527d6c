-- The record of a study. Every table but `audit` has an `id` that counts from 1 without a gap, and
-- is append-only: a row is written once, together with the audit row that names and hashes it.
-- A later migration adds tables, or columns that may be null; it never rewrites a row.

CREATE TABLE study (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  created TEXT NOT NULL
) STRICT;

-- The bytes are in raw/ab/abcdef…
CREATE TABLE raw_file (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  imported TEXT NOT NULL
) STRICT;

-- What people called these bytes: one row for each different name.
CREATE TABLE raw_name (
  id INTEGER PRIMARY KEY,
  raw_file INTEGER NOT NULL REFERENCES raw_file,
  name TEXT NOT NULL,
  UNIQUE (raw_file, name)
) STRICT;

-- key is the name as it is compared: trimmed, lower case, composed.
CREATE TABLE plate (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE
) STRICT;

-- Said by a person; the latest of an image counts. Without it the image's own name decides.
CREATE TABLE binding (
  id INTEGER PRIMARY KEY,
  raw_file INTEGER NOT NULL REFERENCES raw_file,
  plate INTEGER NOT NULL REFERENCES plate,
  well TEXT
) STRICT;
CREATE INDEX binding_of_file ON binding (raw_file);

-- The latest layout of a plate counts. raw_file is the file it was read from.
CREATE TABLE layout (
  id INTEGER PRIMARY KEY,
  plate INTEGER NOT NULL REFERENCES plate,
  wells INTEGER,
  raw_file INTEGER REFERENCES raw_file
) STRICT;
CREATE INDEX layout_of_plate ON layout (plate);

CREATE TABLE layout_well (
  id INTEGER PRIMARY KEY,
  layout INTEGER NOT NULL REFERENCES layout,
  well TEXT,
  treatment TEXT NOT NULL,
  dose REAL,
  dose_unit TEXT,
  role TEXT NOT NULL,
  experiment TEXT NOT NULL,
  seeded INTEGER,
  factors TEXT NOT NULL,
  UNIQUE (layout, well)
) STRICT;

-- A pure function of its inputs, parameters and version; job is the hash of all of them.
CREATE TABLE computation (
  id INTEGER PRIMARY KEY,
  job TEXT NOT NULL UNIQUE CHECK (length(job) = 64),
  kind TEXT NOT NULL,
  algorithm TEXT NOT NULL,
  version TEXT NOT NULL,
  parameters TEXT NOT NULL,
  computed TEXT NOT NULL
) STRICT;

CREATE TABLE computation_input (
  id INTEGER PRIMARY KEY,
  computation INTEGER NOT NULL REFERENCES computation,
  raw_file INTEGER NOT NULL REFERENCES raw_file
) STRICT;
CREATE INDEX computation_input_of ON computation_input (computation);

-- Which computation of an image counts: the latest that was chosen.
CREATE TABLE chosen (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  raw_file INTEGER NOT NULL REFERENCES raw_file,
  computation INTEGER NOT NULL REFERENCES computation
) STRICT;
CREATE INDEX chosen_of_file ON chosen (raw_file, kind);

CREATE TABLE failure (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  raw_file INTEGER NOT NULL REFERENCES raw_file,
  job TEXT NOT NULL,
  error TEXT NOT NULL,
  remedy TEXT NOT NULL,
  failed TEXT NOT NULL,
  chosen_before INTEGER NOT NULL
) STRICT;
CREATE INDEX failure_of_file ON failure (raw_file, kind);

CREATE TABLE counted_image (
  id INTEGER PRIMARY KEY,
  computation INTEGER NOT NULL UNIQUE REFERENCES computation,
  width_px INTEGER NOT NULL,
  height_px INTEGER NOT NULL,
  um_per_px REAL,
  scale_source TEXT NOT NULL
) STRICT;

CREATE TABLE counted_region (
  id INTEGER PRIMARY KEY,
  computation INTEGER NOT NULL REFERENCES computation,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  count INTEGER NOT NULL,
  too_numerous INTEGER NOT NULL,
  area_fraction REAL NOT NULL,
  rejected INTEGER NOT NULL,
  flags TEXT NOT NULL,
  outline TEXT NOT NULL,
  UNIQUE (computation, name)
) STRICT;

CREATE TABLE counted_object (
  id INTEGER PRIMARY KEY,
  region INTEGER NOT NULL REFERENCES counted_region,
  number INTEGER NOT NULL,
  x_px REAL NOT NULL,
  y_px REAL NOT NULL,
  area_px REAL NOT NULL,
  diameter_px REAL NOT NULL,
  diameter_um REAL,
  circularity REAL NOT NULL,
  mean_intensity REAL NOT NULL,
  status TEXT NOT NULL,
  reason TEXT,
  outline TEXT NOT NULL,
  UNIQUE (region, number)
) STRICT;

CREATE TABLE result (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  assay TEXT NOT NULL,
  algorithm TEXT NOT NULL,
  version TEXT NOT NULL,
  parameters TEXT NOT NULL,
  result TEXT NOT NULL,
  computed TEXT NOT NULL
) STRICT;

CREATE TABLE result_input (
  id INTEGER PRIMARY KEY,
  result INTEGER NOT NULL REFERENCES result,
  computation INTEGER REFERENCES computation,
  layout INTEGER REFERENCES layout,
  CHECK ((computation IS NULL) <> (layout IS NULL))
) STRICT;
CREATE INDEX result_input_of ON result_input (result);

-- wrote names the rows of this step, wrote_hash is over them, hash is over this row and prev_hash.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  utc TEXT NOT NULL,
  actor TEXT NOT NULL,
  host TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  detail TEXT NOT NULL,
  reason TEXT,
  wrote TEXT NOT NULL,
  wrote_hash TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
