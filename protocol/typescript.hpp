#pragma once

#include <string>

namespace dais {

// The TypeScript types of the wire messages, of what is written into a page, and of everything in them, from their C++ definitions.
std::string typescript_types();

// The JSON schema (2020-12) of the messages: what a page may send (`from_page`) and what it is sent (`to_page`).
std::string json_schema();

}  // namespace dais
