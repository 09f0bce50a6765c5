-- What a dynamic code is beside its destination.
alter table code
  -- A JSON array of strings, each once, in the order in which they were given.
  add column tags                jsonb       not null default '[]',
  -- A JSON array of {"label", "url", "weight"}; where there are any, scans lead to them.
  add column variants            jsonb       not null default '[]',
  add column starts_at           timestamptz,
  add column expires_at          timestamptz,
  add column max_scans           bigint      check (max_scans > 0),
  -- Scans let through so far while there is a maximum, exact among all nodes.
  add column admitted            bigint      not null default 0,
  add column password_hash       text,
  add column archived_at         timestamptz,
  add column last_scanned_at     timestamptz,
  -- The newest of its versions; every change of where it leads is one.
  add column version             integer     not null default 1,
  add column destination_changes integer     not null default 0;

-- Where a code led, from each version's time on.
create table code_version (
  code_id     text        not null references code,
  version     integer     not null,
  destination text        not null,
  variants    jsonb       not null default '[]',
  created_at  timestamptz not null,
  primary key (code_id, version)
);
insert into code_version (code_id, version, destination, created_at)
select id, 1, destination, created_at from code;

-- A change that is still to come. It goes away when it has become a version.
create table planned_change (
  id          text        primary key,
  code_id     text        not null references code,
  at          timestamptz not null,
  -- Null where it stays as it is.
  destination text,
  variants    jsonb,
  created_at  timestamptz not null,
  check (destination is not null or variants is not null)
);
create index planned_change_of_code on planned_change (code_id, at, id);
create index planned_change_due on planned_change (at);
