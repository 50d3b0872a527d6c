-- What a microscope's fields hold, and what a person was asked once.

-- The latest answer to a question counts.
CREATE TABLE answer (
  id INTEGER PRIMARY KEY,
  question TEXT NOT NULL,
  answer TEXT NOT NULL
) STRICT;
CREATE INDEX answer_to ON answer (question);

-- channels, quality and flags are JSON; the image that the computation is about is the first input.
CREATE TABLE measured_field (
  id INTEGER PRIMARY KEY,
  computation INTEGER NOT NULL UNIQUE REFERENCES computation,
  width_px INTEGER NOT NULL,
  height_px INTEGER NOT NULL,
  um_per_px REAL,
  scale_source TEXT NOT NULL,
  extent TEXT NOT NULL,
  nuclei INTEGER NOT NULL,
  channels TEXT NOT NULL,
  quality TEXT NOT NULL,
  flags TEXT NOT NULL
) STRICT;

-- measures is JSON: a number for each measure that has one, by the measure's name with its unit.
CREATE TABLE measured_cell (
  id INTEGER PRIMARY KEY,
  field INTEGER NOT NULL REFERENCES measured_field,
  number INTEGER NOT NULL,
  x_px REAL NOT NULL,
  y_px REAL NOT NULL,
  status TEXT NOT NULL,
  reason TEXT,
  measures TEXT NOT NULL,
  flags TEXT NOT NULL,
  nucleus TEXT NOT NULL,
  outline TEXT NOT NULL,
  UNIQUE (field, number)
) STRICT;

-- Candidates for a nucleus or a cell that are none.
CREATE TABLE rejected_candidate (
  id INTEGER PRIMARY KEY,
  field INTEGER NOT NULL REFERENCES measured_field,
  x_px REAL NOT NULL,
  y_px REAL NOT NULL,
  area_px REAL NOT NULL,
  reason TEXT NOT NULL,
  outline TEXT NOT NULL
) STRICT;
CREATE INDEX rejected_candidate_of ON rejected_candidate (field);
