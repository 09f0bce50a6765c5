-- Addresses are signed by what the server's own secret makes of the stored one: a copy of the database signs none.
alter table image_signing_key add column derived boolean not null default false;
