#pragma once

#include "wire/describe.hpp"
#include "wire/json_write.hpp"
#include "wire/reflect.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <set>
#include <string>
#include <type_traits>
#include <variant>

// The names that types have outside of C++, and their schemas.
namespace dais::naming {

using reflect::is;

// An enum that is written as its number.
template <typename T>
inline constexpr bool is_number = std::is_enum_v<T> && !reflect::is_enum<T>;

template <typename Patch>
using patched = boost::mp11::mp_front<Patch>;

template <typename T>
inline constexpr bool is_frame = boost::mp11::mp_contains<wire::from_page, T>::value || boost::mp11::mp_contains<wire::to_page, T>::value;

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

// JSON schemas (2020-12) of described types, written as text: they are only ever printed. What they refer to is in `definitions`, each
// once.
class schema_writer {
 public:
  explicit schema_writer(std::string where = "#/$defs/") : where_(std::move(where)) {}

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
      return schema_of<patched<T>, true>();
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
  std::string where_;  // the definitions will stand
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
    return R"({"$ref":")" + where_ + name + "\"}";
  }
};

}  // namespace dais::naming
