#pragma once

#include "session/rejection.hpp"
#include "session/view.hpp"
#include "wire/merge_patch.hpp"
#include "wire/reflect.hpp"

#include <charconv>
#include <cstdint>
#include <tuple>
#include <utility>

namespace dais {

void write_json_string(std::string& out, std::string_view text);

// Whether the absent members of a type are left out. Elsewhere they are null, which in a merge patch takes away what stood there, unless
// the whole text is written without nulls.
enum class nulls { written, left_out };
template <typename T>
inline constexpr bool omits_absent = false;
template <>
inline constexpr bool omits_absent<session_view> = true;
template <>
inline constexpr bool omits_absent<private_view> = true;
// It stands in lists only, which a merge patch replaces whole: a null would stay where it was written.
template <>
inline constexpr bool omits_absent<floor_group> = true;
// What was done stays as it was.
template <>
inline constexpr bool omits_absent<rejection> = true;
template <>
inline constexpr bool omits_absent<person> = true;
template <>
inline constexpr bool omits_absent<deed::left_segment> = true;
template <typename T>
requires std::is_constructible_v<deed::undoable, T>
inline constexpr bool omits_absent<T> = true;

// Appends the JSON of a described value. Time points and durations are milliseconds; a variant is its alternative with a member `type`,
// an enum without described names its number.
template <typename T>
void write_json(std::string& out, T const& value, nulls how = nulls::written);

namespace detail {

template <typename T>
bool is_null(T const& value) {
  if constexpr (reflect::is<T, std::optional>) {
    return !value;
  } else {
    return false;
  }
}

template <typename T>
bool is_absent(T const& value) {
  if constexpr (reflect::is<T, std::map>) {
    return value.empty();
  } else {
    return is_null(value);
  }
}

template <typename T>
void write_members(std::string& out, T const& value, bool& first, nulls how) {
  reflect::for_each_member<T>([&](auto d) {
    auto const& member = value.*d.pointer;
    if (omits_absent<T> ? is_absent(member) : how == nulls::left_out && is_null(member)) return;
    out += first ? "\"" : ",\"";
    first = false;
    out += d.name;
    out += "\":";
    write_json(out, member, how);
  });
}

inline void write_integer(std::string& out, auto value) {
  char digits[24];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

}  // namespace detail

template <typename T>
void write_json(std::string& out, T const& value, nulls how) {
  if constexpr (std::is_same_v<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::is_integral_v<T>) {
    detail::write_integer(out, value);
  } else if constexpr (std::is_same_v<T, std::string>) {
    write_json_string(out, value);
  } else if constexpr (std::is_same_v<T, time_point>) {
    detail::write_integer(out, static_cast<std::int64_t>(value.time_since_epoch().count()));
  } else if constexpr (std::is_same_v<T, duration>) {
    detail::write_integer(out, static_cast<std::int64_t>(value.count()));
  } else if constexpr (reflect::is_enum<T>) {
    write_json_string(out, reflect::enumerator_name(value));
  } else if constexpr (std::is_enum_v<T>) {
    detail::write_integer(out, static_cast<std::underlying_type_t<T>>(value));
  } else if constexpr (reflect::is<T, std::optional>) {
    if (value) {
      write_json(out, *value, how);
    } else {
      out += "null";
    }
  } else if constexpr (reflect::is<T, std::vector> || reflect::is<T, std::set> || std::is_same_v<T, number_set>) {
    char separator = '[';
    for (auto const& element : value) {
      out += separator;
      separator = ',';
      write_json(out, element, how);
    }
    out += separator == '[' ? "[]" : "]";
  } else if constexpr (reflect::is<T, std::tuple>) {
    char separator = '[';
    std::apply([&](auto const&... parts) { ((out += std::exchange(separator, ','), write_json(out, parts, how)), ...); }, value);
    out += ']';
  } else if constexpr (reflect::is<T, std::map>) {
    char separator = '{';
    for (auto const& [key, element] : value) {
      if (how == nulls::left_out && detail::is_null(element)) continue;
      out += separator;
      separator = ',';
      write_json_string(out, key);
      out += ':';
      write_json(out, element, how);
    }
    out += separator == '{' ? "{}" : "}";
  } else if constexpr (reflect::is<T, wire::merge_patch>) {
    out += value.text;
  } else if constexpr (reflect::is<T, std::variant>) {
    std::visit(
        [&](auto const& one) {
          if constexpr (reflect::is<std::decay_t<decltype(one)>, std::variant>) {
            write_json(out, one, how);
          } else {
            static constexpr auto name = reflect::name_of<std::decay_t<decltype(one)>>();
            out.append("{\"type\":\"").append(name).append("\"");
            bool first = false;
            detail::write_members(out, one, first, how);
            out += '}';
          }
        },
        value);
  } else {
    static_assert(reflect::is_struct<T>);
    out += '{';
    bool first = true;
    detail::write_members(out, value, first, how);
    out += '}';
  }
}

template <typename T>
std::string to_json(T const& value, nulls how = nulls::written) {
  std::string out;
  write_json(out, value, how);
  return out;
}

}  // namespace dais
