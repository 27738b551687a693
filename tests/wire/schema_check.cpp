#include "schema_check.hpp"

#include "catch.hpp"
#include "wire/json_text.hpp"
#include "wire/typescript.hpp"

#include <algorithm>
#include <set>

namespace dais::test {

namespace {

namespace json = boost::json;

bool has_type(json::value const& value, std::string_view type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_bool();
  if (type == "null") return value.is_null();
  return type == "integer" && (value.is_int64() || value.is_uint64());
}

std::optional<std::string> misfit_of_object(json::object const& o, json::object const& rules, json::value const& root,
                                            std::string const& path) {
  if (auto const* required = rules.if_contains("required")) {
    for (auto const& name : required->as_array()) {
      if (!o.contains(name.as_string())) return path + "/" + std::string(name.as_string()) + " is missing";
    }
  }
  auto const* properties = rules.if_contains("properties");
  auto const* others = rules.if_contains("additionalProperties");
  for (auto const& [key, value] : o) {
    auto const place = path + "/" + std::string(key);
    if (auto const* known = properties ? properties->as_object().if_contains(key) : nullptr) {
      if (auto why = misfit(value, *known, root, place)) return why;
    } else if (others && others->is_bool()) {
      if (!others->get_bool()) return place + " is not known";
    } else if (others) {
      if (auto why = misfit(value, *others, root, place)) return why;
    }
  }
  return std::nullopt;
}

json::value const& schema() {
  static json::value const value = parsed(json_schema());
  return value;
}

}  // namespace

std::optional<std::string> misfit(json::value const& value, json::value const& schema, json::value const& root, std::string const& path) {
  static std::set<std::string_view> const understood{
      "$ref",  "anyOf",   "oneOf",   "type",  "const",   "enum",  "properties", "required", "additionalProperties",
      "items", "minimum", "maximum", "$defs", "$schema", "title", "description"};
  auto const& rules = schema.as_object();
  for (auto const& [word, rule] : rules) {
    if (!understood.count(std::string_view(word))) return "the schema says " + std::string(word) + ", which this check does not know";
  }
  if (auto const* ref = rules.if_contains("$ref")) {
    return misfit(value, root.at("$defs").at(std::string(ref->as_string()).substr(std::string_view("#/$defs/").size())), root, path);
  }
  for (auto const* word : {"anyOf", "oneOf"}) {
    auto const* choices = rules.if_contains(word);
    if (!choices) continue;
    std::string why;
    auto const fits = std::count_if(choices->as_array().begin(), choices->as_array().end(), [&](auto const& one) {
      auto const wrong = misfit(value, one, root, path);
      if (wrong) why += "; " + *wrong;
      return !wrong;
    });
    if (fits == 0 || (std::string_view(word) == "oneOf" && fits != 1)) {
      return path + " fits " + std::to_string(fits) + " alternatives" + why;
    }
  }
  if (auto const* type = rules.if_contains("type"); type && !has_type(value, type->as_string())) {
    return path + " is not of type " + std::string(type->as_string());
  }
  if (auto const* only = rules.if_contains("const"); only && value != *only) return path + " is another one";
  if (auto const* names = rules.if_contains("enum")) {
    if (std::find(names->as_array().begin(), names->as_array().end(), value) == names->as_array().end()) {
      return path + " is not one of the names";
    }
  }
  if (auto const* least = rules.if_contains("minimum"); least && value.is_int64() && value.as_int64() < least->as_int64()) {
    return path + " is too small";
  }
  if (auto const* most = rules.if_contains("maximum"); most && value.is_number() && value.to_number<double>() > most->to_number<double>()) {
    return path + " is too large";
  }
  if (auto const* items = rules.if_contains("items")) {
    for (std::size_t i = 0; i < value.as_array().size(); ++i) {
      if (auto why = misfit(value.as_array()[i], *items, root, path + "/" + std::to_string(i))) return why;
    }
  }
  return value.is_object() ? misfit_of_object(value.as_object(), rules, root, path) : std::nullopt;
}

std::optional<std::string> misfit_of_page(json::value const& frame) { return misfit(frame, schema().at("anyOf").at(0), schema()); }
std::optional<std::string> misfit_of_server(json::value const& frame) { return misfit(frame, schema().at("anyOf").at(1), schema()); }

void merge(json::value& target, json::value const& patch) {
  if (!patch.is_object()) {
    target = patch;
    return;
  }
  if (!target.is_object()) target = json::object();
  for (auto const& [key, value] : patch.as_object()) {
    if (value.is_null()) {
      target.as_object().erase(key);
    } else {
      merge(target.as_object()[key], value);
    }
  }
}

json::value parsed(std::string_view text) {
  auto read = read_json(text, line_numbers::omitted);
  if (auto const* fault = std::get_if<json_fault>(&read)) FAIL("line " << fault->line << ": " << fault->message);
  return std::get<json_document>(std::move(read)).value;
}

}  // namespace dais::test
