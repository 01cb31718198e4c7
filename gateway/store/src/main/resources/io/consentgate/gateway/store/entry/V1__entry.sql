-- What passages need and leave, apart from consents and references. No name, no picture, no score, no key.

CREATE TABLE entitlement (
  id CHAR(64) PRIMARY KEY,
  portals VARCHAR(32) ARRAY[64] NOT NULL,
  valid_from TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  valid_until TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  entries INT NOT NULL,
  used INT DEFAULT 0 NOT NULL,
  sequence BIGINT NOT NULL,
  CONSTRAINT entries_used CHECK (used >= 0)
);

CREATE INDEX entitlement_sequence ON entitlement (sequence);

CREATE TABLE audit_event (
  number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at TIMESTAMP(0) WITH TIME ZONE NOT NULL,
  kind VARCHAR(16) NOT NULL,
  portal VARCHAR(32) NOT NULL,
  way VARCHAR(8) NOT NULL,
  outcome VARCHAR(32) NOT NULL
);

CREATE INDEX audit_event_at ON audit_event (at);

CREATE TABLE attempt (
  grant_id UUID PRIMARY KEY,
  failures INT NOT NULL,
  wait_until TIMESTAMP(9) WITH TIME ZONE NOT NULL
);

CREATE TABLE clock_mark (
  id INT PRIMARY KEY CHECK (id = 1),
  mark TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  vouched TIMESTAMP(9) WITH TIME ZONE
    DEFAULT TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00' NOT NULL
);

-- The latest frame of entry.log that these tables have.
CREATE TABLE entry_mark (
  id INT PRIMARY KEY CHECK (id = 1),
  sequence BIGINT NOT NULL
);
