CREATE TABLE onehot_program(
    place TEXT NOT NULL,
    program TEXT NOT NULL,
    name TEXT NOT NULL,
    releasing INTEGER NOT NULL,
    pinned INTEGER,
    key_way TEXT NOT NULL,
    definition TEXT NOT NULL DEFAULT '',
    PRIMARY KEY(place, program)
) WITHOUT ROWID;
CREATE TABLE onehot_program_file(
    place TEXT NOT NULL,
    program TEXT NOT NULL,
    file TEXT NOT NULL,
    format TEXT NOT NULL,
    existed INTEGER NOT NULL,
    provider INTEGER,
    written_at TEXT NOT NULL,
    PRIMARY KEY(place, program, file)
) WITHOUT ROWID;
CREATE TABLE onehot_program_key(
    place TEXT NOT NULL,
    program TEXT NOT NULL,
    file TEXT NOT NULL,
    number INTEGER NOT NULL,
    path TEXT NOT NULL,
    original TEXT,
    put_before TEXT,
    put_after TEXT,
    written TEXT,
    intended TEXT,
    secret INTEGER NOT NULL,
    PRIMARY KEY(place, program, file, number)
) WITHOUT ROWID;
CREATE TABLE onehot_key_use(
    provider_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    count INTEGER NOT NULL,
    last_at TEXT NOT NULL,
    PRIMARY KEY(provider_id, day)
) WITHOUT ROWID;
