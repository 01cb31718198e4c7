create table notice (
  hash varchar(64) primary key,
  version int not null,
  language varchar(16) not null,
  content varchar(65536) not null,
  first_used timestamp with time zone not null
);

create table consent (
  grant_id uuid primary key,
  principal uuid not null,
  gateway varchar(32) not null,
  purpose varchar(32) not null,
  custody varchar(16) not null,
  model_set varchar(32) not null,
  notice_hash varchar(64) not null references notice (hash),
  language varchar(16) not null,
  choice_order varchar(16) not null,
  status_index int not null unique,
  issued timestamp with time zone not null,
  expires timestamp with time zone not null,
  receipt_id uuid not null unique,
  withdrawal_code_hash varchar(64) not null unique,
  check (expires > issued)
);

-- A table, not a check: H2 2.4 evaluates a check on a list of words in the session that made it.
create table event_kind (
  name varchar(16) primary key
);
insert into event_kind values ('GIVEN'), ('WITHDRAWN'), ('EXPIRED'), ('ERASED');

create table consent_event (
  sequence bigint generated always as identity primary key,
  grant_id uuid not null references consent (grant_id),
  kind varchar(16) not null references event_kind (name),
  origin varchar(16) not null,
  at timestamp with time zone not null,
  evidence varchar(8192) not null,
  unique (grant_id, kind)
);

create table certificate (
  grant_id uuid primary key references consent (grant_id),
  gateway varchar(32) not null,
  certificate varchar(8192) not null,
  countersignature varchar(4096) not null,
  received timestamp with time zone not null
);

create table entitlement (
  sequence bigint generated always as identity primary key,
  id varchar(64) not null unique,
  batch uuid not null,
  portals varchar(1024) not null,
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  entries int not null check (entries > 0),
  issued timestamp with time zone not null,
  check (valid_until > valid_from)
);

create table gateway_report (
  gateway varchar(32) primary key,
  at timestamp with time zone not null,
  report varchar(16384) not null
);

create table status_mark (
  id int primary key check (id = 1),
  list_uri varchar(512) not null,
  last_issued timestamp with time zone not null
);

-- The program works as this account: what is recorded it can neither change nor remove.
create user if not exists consent_app password '';
grant select, insert on notice to consent_app;
grant select, insert on consent to consent_app;
grant select, insert on consent_event to consent_app;
grant select, insert on certificate to consent_app;
grant select, insert on entitlement to consent_app;
grant select, insert, update on gateway_report to consent_app;
grant select, insert, update on status_mark to consent_app;
