-- A dynamic code: what is printed is its short id, and where that leads can change.
create table code (
  id          text        primary key,
  workspace_id text       not null references workspace,
  short_id    text        not null unique,
  name        text,
  destination text        not null,
  active      boolean     not null,
  scans       bigint      not null,
  created_at  timestamptz not null,
  updated_at  timestamptz not null,
  -- A deleted code keeps its short id: what is printed must never lead to somebody else's destination.
  deleted_at  timestamptz
);
create index code_of_workspace on code (workspace_id, created_at desc, id desc) where deleted_at is null;
