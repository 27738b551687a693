#include "wire/typescript.hpp"

#include "wire/describe_report.hpp"
#include "wire/describe_webhooks.hpp"
#include "wire/json_write.hpp"
#include "wire/reflect.hpp"
#include "wire/schema_writer.hpp"

#include <cstdint>
#include <limits>

namespace dais {

namespace {

using namespace naming;

// Unions by their own names.
template <typename T>
std::string union_name() {
  if constexpr (std::is_same_v<T, wire::from_page>) return "FromPage";
  if constexpr (std::is_same_v<T, wire::to_page>) return "ToPage";
  if constexpr (std::is_same_v<T, deed::undoable>) return "Deed";
  return "Command";
}

template <typename T>
std::string typescript_of() {
  if constexpr (std::is_same_v<T, bool>) {
    return "boolean";
  } else if constexpr (std::is_integral_v<T> || is_number<T> || std::is_same_v<T, time_point> || std::is_same_v<T, duration>) {
    return "number";
  } else if constexpr (std::is_same_v<T, std::string>) {
    return "string";
  } else if constexpr (is<T, std::optional>) {
    return typescript_of<typename T::value_type>();
  } else if constexpr (is<T, std::vector>) {
    return typescript_of<typename T::value_type>() + "[]";
  } else if constexpr (is<T, std::map>) {
    return "Record<string, " + typescript_of<typename T::mapped_type>() + ">";
  } else if constexpr (is<T, std::variant>) {
    return union_name<T>();
  } else if constexpr (is<T, wire::merge_patch>) {
    return "MergePatch<" + typescript_of<patched<T>>() + ">";
  } else {
    return type_name<T>();
  }
}

// Visits every type that T is made of, then T; each once. What the other writer declares is taken from there.
class typescript_writer {
 public:
  std::string out;

  typescript_writer() = default;
  explicit typescript_writer(typescript_writer const* other) : elsewhere_(&other->declared_) {}

  // Of the types that were taken from elsewhere.
  std::string import(std::string const& file) const {
    std::string names;
    for (auto const& one : imported_) names += (names.empty() ? "" : ", ") + one;
    return "import type { " + names + " } from \"" + file + "\";\n\n";
  }

  template <typename T>
  void declare() {
    if constexpr (is<T, std::optional> || is<T, std::vector>) {
      declare<typename T::value_type>();
    } else if constexpr (is<T, std::map>) {
      declare<typename T::mapped_type>();
    } else if constexpr (is<T, wire::merge_patch>) {
      declare<patched<T>>();
    } else if constexpr (is<T, std::variant>) {
      if (!is_new(union_name<T>())) return;
      std::string alternatives;
      reflect::for_each_alternative<T>([&]<typename Alternative>() {
        interface<Alternative>("  type: \"" + std::string(reflect::name_of<Alternative>()) + "\";\n");
        alternatives += "\n  | " + type_name<Alternative>();
      });
      out += "export type " + union_name<T>() + " =" + alternatives + ";\n\n";
    } else if constexpr (reflect::is_enum<T>) {
      if (!is_new(type_name<T>())) return;
      std::string names;
      reflect::for_each_enumerator<T>([&](auto d) { names += " | \"" + std::string(reflect::wire_name(d.name)) + "\""; });
      out += "export type " + type_name<T>() + " =" + names.substr(2) + ";\n\n";
    } else if constexpr (reflect::is_struct<T>) {
      interface<T>("");
    }
  }

 private:
  std::set<std::string> declared_, imported_;
  std::set<std::string> const* elsewhere_ = nullptr;

  bool is_new(std::string const& name) {
    if (!elsewhere_ || !elsewhere_->contains(name)) return declared_.insert(name).second;
    imported_.insert(name);
    return false;
  }

  template <typename T>
  void interface(std::string const& tag) {
    if (!is_new(type_name<T>())) return;
    std::string members;
    reflect::for_each_member<T>([&](auto d) {
      using member = std::decay_t<decltype(std::declval<T>().*d.pointer)>;
      declare<member>();
      bool const may_lack = is<member, std::optional> || (omits_absent<T> && is<member, std::map>);
      members += "  " + std::string(d.name) + (may_lack ? "?: " : ": ") + typescript_of<member>() + ";\n";
    });
    out += "export interface " + type_name<T>() + " {\n" + tag + members + "}\n\n";
  }
};

}  // namespace

namespace {

typescript_writer types_written() {
  typescript_writer writer;
  writer.out =
      "// Generated from server/wire/messages.hpp by dais_messages; do not edit.\n// Time points and durations are milliseconds.\n\n";
  writer.out +=
      "// What is absent has not changed, and what is null is gone (RFC 7396).\n"
      "export type MergePatch<T> = T extends readonly unknown[] ? T "
      ": T extends object ? { [K in keyof T]?: MergePatch<T[K]> | null } : T;\n\n";
  writer.declare<wire::from_page>();
  writer.declare<wire::to_page>();
  writer.declare<wire::clock_preload>();
  writer.declare<wire::privacy_preload>();
  writer.out.pop_back();
  return writer;
}

}  // namespace

std::string typescript_types() { return types_written().out; }

std::string typescript_report() {
  auto const types = types_written();
  typescript_writer writer(&types);
  writer.declare<wire::report>();
  writer.declare<wire::public_report>();
  writer.declare<wire::own_questions>();
  writer.declare<wire::session_table>();
  writer.out.pop_back();
  return "// Generated from server/wire/report_messages.hpp by dais_messages; do not edit.\n// Time points and durations are "
         "milliseconds.\n\n" +
         writer.import("./messages") + writer.out;
}

std::string typescript_http() {
  typescript_writer writer;
  writer.out =
      "// Generated from server/wire/http_messages.hpp by dais_messages; do not edit.\n// Time points and durations are milliseconds.\n\n";
  writer.declare<wire::session_list>();
  writer.declare<wire::created_session>();
  writer.declare<wire::plan_check>();
  writer.declare<wire::plan_faults>();
  writer.declare<wire::console_links>();
  writer.declare<wire::link_to_renew>();
  writer.declare<wire::personal_link_list>();
  writer.declare<wire::server_address>();
  writer.declare<wire::tool_state>();
  writer.declare<wire::http_failure>();
  writer.declare<wire::webhook_list>();
  writer.declare<wire::new_webhook>();
  writer.declare<wire::webhook_tried>();
  writer.out.pop_back();
  return writer.out;
}

std::string json_schema() {
  schema_writer writer;
  auto const from_page = writer.schema_of<wire::from_page>();
  auto const to_page = writer.schema_of<wire::to_page>();
  return R"({"$schema":"https://json-schema.org/draft/2020-12/schema","title":"dais.v1",)"
         R"("description":"The text frames of a connection. Absent parts of a view are unchanged; null takes away what stood there.",)"
         "\n\"anyOf\":[\n" +
         from_page + ",\n" + to_page + "],\n\"$defs\":{" + writer.definitions + "\n}}\n";
}

}  // namespace dais
