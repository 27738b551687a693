#pragma once

#include "log/postgres.hpp"

namespace dais::log {

// Brings the log's schema in a database up to this program's version, or makes it; any number of nodes may do so at once. A role that may
// not change the schema does with one that is up to date. Throws postgres::refused with a sentence where the database or its log is none
// for this program, postgres::error where it fails.
void update_postgres_schema(postgres::connection&);

// The same of a log that is only read: nothing is made or changed.
void check_postgres_schema(postgres::connection&);

}  // namespace dais::log
