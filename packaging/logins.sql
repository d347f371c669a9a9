-- The two logins of a team's database, and the database. Once, by its superuser, for PostgreSQL 15 or newer:
--   DATABASE_PASSWORD=… API_PASSWORD=… psql -f packaging/logins.sql postgres
-- Neither may do anything to the rest of the cluster. docs/server-settings.md says which is for what.
\getenv database_password DATABASE_PASSWORD
\getenv api_password API_PASSWORD
CREATE ROLE toolboxai LOGIN PASSWORD :'database_password';
CREATE ROLE toolboxai_api LOGIN PASSWORD :'api_password';
CREATE DATABASE toolboxai OWNER toolboxai;
