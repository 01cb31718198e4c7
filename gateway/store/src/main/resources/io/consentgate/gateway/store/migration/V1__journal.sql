-- What a gateway must know after a power cut. No name, no picture, no score, no key.

CREATE TABLE consent_grant (
  id UUID PRIMARY KEY,
  principal UUID NOT NULL,
  purpose VARCHAR(32) NOT NULL,
  custody VARCHAR(16) NOT NULL,
  model_set VARCHAR(32) NOT NULL,
  gateway VARCHAR(32) NOT NULL,
  notice CHAR(64) NOT NULL,
  status_list VARCHAR(2000) NOT NULL,
  status_index INT NOT NULL,
  issued TIMESTAMP(0) WITH TIME ZONE NOT NULL,
  enrol_by TIMESTAMP(0) WITH TIME ZONE NOT NULL,
  expires TIMESTAMP(0) WITH TIME ZONE NOT NULL,
  jws VARCHAR(20000) NOT NULL,
  entitlement CHAR(64) NOT NULL,
  state VARCHAR(16) NOT NULL,
  is_enrolment_used BOOLEAN DEFAULT FALSE NOT NULL,
  CONSTRAINT grant_ends CHECK (expires > issued),
  CONSTRAINT grant_state CHECK (state IN ('STANDING', 'WITHDRAWN', 'EXPIRED'))
);

CREATE INDEX consent_grant_expires ON consent_grant (expires);

-- CN-05: no reference without an end, and none that ends more than a year after its consent.
CREATE TABLE sealed_reference (
  grant_id UUID PRIMARY KEY REFERENCES consent_grant (id),
  sealed VARBINARY(2000) NOT NULL,
  issued TIMESTAMP(0) WITH TIME ZONE NOT NULL,
  expires TIMESTAMP(0) WITH TIME ZONE NOT NULL,
  CONSTRAINT reference_ends CHECK (expires > issued AND expires <= issued + INTERVAL '366' DAY)
);

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
  grant_id UUID PRIMARY KEY REFERENCES consent_grant (id),
  failures INT NOT NULL,
  wait_until TIMESTAMP(9) WITH TIME ZONE NOT NULL
);

CREATE TABLE clock_mark (
  id INT PRIMARY KEY CHECK (id = 1),
  mark TIMESTAMP(9) WITH TIME ZONE NOT NULL
);

CREATE TABLE status_archive (
  id INT PRIMARY KEY CHECK (id = 1),
  highest_issued TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  invalid VARBINARY(1048576) NOT NULL
);

CREATE TABLE erasure (
  number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  grant_id UUID NOT NULL UNIQUE REFERENCES consent_grant (id),
  cause VARCHAR(16) NOT NULL,
  decided TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  certificate VARCHAR(20000),
  countersigned VARCHAR(20000)
);

CREATE TABLE outbox_message (
  number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind VARCHAR(16) NOT NULL,
  grant_id UUID NOT NULL REFERENCES consent_grant (id),
  body VARCHAR(20000) NOT NULL,
  is_delivered BOOLEAN DEFAULT FALSE NOT NULL,
  CONSTRAINT message_once UNIQUE (kind, grant_id)
);
