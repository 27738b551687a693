#pragma once

#include <boost/json/value.hpp>

#include <optional>
#include <string>

namespace dais::test {

// Checks a value against a schema of `root` as far as the generated schema goes: $ref, anyOf, oneOf, type, const, enum, properties,
// required, additionalProperties, items, minimum and maximum. Gives where and why it does not fit, or nothing.
std::optional<std::string> misfit(boost::json::value const& value, boost::json::value const& schema, boost::json::value const& root,
                                  std::string const& path = "");

// The same with the generated schema.
std::optional<std::string> misfit_of_page(boost::json::value const&);    // what a page sends
std::optional<std::string> misfit_of_server(boost::json::value const&);  // what it is sent

// RFC 7396.
void merge(boost::json::value& target, boost::json::value const& patch);

boost::json::value parsed(std::string_view text);

}  // namespace dais::test
