-- Whether pictures are shown to whoever has an address that the workspace signed.
alter table workspace add column signed_images boolean not null default true;

-- Signs the addresses of a workspace's pictures; drawn at the first use, and gone when they are to become void.
create table signing_key (
  workspace_id text        primary key references workspace,
  id           text        not null unique,
  secret       bytea       not null,
  created_at   timestamptz not null
);
