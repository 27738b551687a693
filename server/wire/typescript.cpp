#include "wire/typescript.hpp"

#include "wire/describe.hpp"
#include "wire/json_write.hpp"
#include "wire/reflect.hpp"

#include <cstdint>
#include <limits>

namespace dais {

namespace {

using reflect::is;

// An enum that is written as its number.
template <typename T>
constexpr bool is_number = std::is_enum_v<T> && !reflect::is_enum<T>;

template <typename Patch>
using view_of = boost::mp11::mp_front<Patch>;

template <typename T>
constexpr bool is_frame = boost::mp11::mp_contains<wire::from_page, T>::value || boost::mp11::mp_contains<wire::to_page, T>::value;

// "put_on_stage" becomes "PutOnStage"; frames and commands are told apart from views and from the language's own names by an ending.
template <typename T>
std::string type_name() {
  std::string name;
  bool upper = true;
  for (char const c : reflect::name_of<T>()) {
    if (c == '_') {
      upper = true;
    } else {
      name += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      upper = false;
    }
  }
  if (is_frame<T>) return name + "Frame";
  if (std::is_constructible_v<command::any, T>) return name + "Command";
  return name;
}

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
    return "MergePatch<" + typescript_of<view_of<T>>() + ">";
  } else {
    return type_name<T>();
  }
}

// Visits every type that T is made of, then T; each once.
class typescript_writer {
 public:
  std::string out;

  template <typename T>
  void declare() {
    if constexpr (is<T, std::optional> || is<T, std::vector>) {
      declare<typename T::value_type>();
    } else if constexpr (is<T, std::map>) {
      declare<typename T::mapped_type>();
    } else if constexpr (is<T, wire::merge_patch>) {
      declare<view_of<T>>();
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
  std::set<std::string> declared_;

  bool is_new(std::string const& name) { return declared_.insert(name).second; }

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

// A schema, written as text: it is only ever printed.
class schema_writer {
 public:
  std::string definitions;

  // Of a part of a merge patch: members may be absent, and null where something is gone.
  template <typename T, bool in_patch = false>
  std::string schema_of() {
    constexpr auto exact = R"("minimum":-9007199254740991,"maximum":9007199254740991})";
    if constexpr (std::is_same_v<T, bool>) {
      return R"({"type":"boolean"})";
    } else if constexpr (std::is_integral_v<T>) {
      auto const most = std::min<std::uint64_t>(std::numeric_limits<T>::max(), 9007199254740991);
      return R"({"type":"integer","minimum":)" + std::string(std::is_signed_v<T> ? "-9007199254740991" : "0") + R"(,"maximum":)" +
             std::to_string(most) + "}";
    } else if constexpr (is_number<T>) {
      return schema_of<std::underlying_type_t<T>>();
    } else if constexpr (std::is_same_v<T, time_point>) {
      return R"({"type":"integer","description":"a time point, in milliseconds since 1970-01-01T00:00Z",)" + std::string(exact);
    } else if constexpr (std::is_same_v<T, duration>) {
      return R"({"type":"integer","description":"a duration, in milliseconds",)" + std::string(exact);
    } else if constexpr (std::is_same_v<T, std::string>) {
      return R"({"type":"string"})";
    } else if constexpr (is<T, std::optional>) {
      return or_null(schema_of<typename T::value_type, in_patch>());
    } else if constexpr (is<T, std::vector>) {
      return R"({"type":"array","items":)" + schema_of<typename T::value_type>() + "}";
    } else if constexpr (is<T, std::map>) {
      return R"({"type":"object","additionalProperties":)" + schema_of<member_of<typename T::mapped_type, in_patch>, in_patch>() + "}";
    } else if constexpr (is<T, wire::merge_patch>) {
      return schema_of<view_of<T>, true>();
    } else if constexpr (is<T, std::variant>) {
      std::string alternatives;
      reflect::for_each_alternative<T>([&]<typename Alternative>() {
        alternatives += (alternatives.empty() ? "" : ",") +
                        object<Alternative>(R"("type":{"const":")" + std::string(reflect::name_of<Alternative>()) + "\"}", R"("type")");
      });
      return R"({"oneOf":[)" + alternatives + "]}";
    } else if constexpr (reflect::is_enum<T>) {
      std::string names;
      reflect::for_each_enumerator<T>(
          [&](auto d) { names += (names.empty() ? "\"" : ",\"") + std::string(reflect::wire_name(d.name)) + "\""; });
      return R"({"enum":[)" + names + "]}";
    } else {
      return object<T, in_patch>("", "");
    }
  }

 private:
  std::set<std::string> defined_;

  static std::string or_null(std::string const& schema) { return R"({"anyOf":[)" + schema + R"(,{"type":"null"}]})"; }

  template <typename T, bool in_patch>
  using member_of = std::conditional_t<in_patch && !is<T, std::optional>, std::optional<T>, T>;

  template <typename T, bool in_patch = false>
  std::string object(std::string properties, std::string required) {
    auto const name = type_name<T>() + (in_patch ? "Patch" : "");
    if (defined_.insert(name).second) {
      reflect::for_each_member<T>([&](auto d) {
        using member = std::decay_t<decltype(std::declval<T>().*d.pointer)>;
        auto const schema = schema_of<member_of<member, in_patch>, in_patch>();
        properties += (properties.empty() ? "\"" : ",\"") + std::string(d.name) + "\":" + schema;
        bool const may_lack = in_patch || is<member, std::optional> || (omits_absent<T> && is<member, std::map>);
        if (!may_lack) required += (required.empty() ? "\"" : ",\"") + std::string(d.name) + "\"";
      });
      definitions += (definitions.empty() ? "\n\"" : ",\n\"") + name + R"(":{"type":"object","properties":{)" + properties +
                     R"(},"required":[)" + required + R"(],"additionalProperties":false})";
    }
    return R"({"$ref":"#/$defs/)" + name + "\"}";
  }
};

}  // namespace

std::string typescript_types() {
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
  return writer.out;
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
  writer.declare<wire::server_address>();
  writer.declare<wire::http_failure>();
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
