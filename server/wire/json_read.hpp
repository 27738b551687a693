#pragma once

#include "wire/reflect.hpp"

#include <boost/json/value.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace dais {

// What is wrong with a value, and where: a JSON pointer, "" for the whole.
struct read_fault {
  std::string path;
  std::string message;
};

// Where a value is: in which other, and under which name or number there. Written out only for a fault.
struct json_place {
  json_place const* in = nullptr;
  std::string_view name{};
  std::size_t number = 0;

  std::string path() const {
    if (!in) return {};
    return in->path() + "/" + (name.empty() ? std::to_string(number) : std::string(name));
  }
};

// Reads a described type from JSON, strictly: every member is there unless it is optional, none is there that is not described, numbers are
// whole. Gives the first fault, or none. Why not Boost's own: it names neither the member nor the path, and takes absent optionals for
// faults in the version that Debian 12 ships.
template <typename T>
std::optional<read_fault> read_value(boost::json::value const& from, T& to, json_place const& at = {});

namespace detail {

template <typename T>
std::optional<read_fault> read_members(boost::json::object const& from, T& to, json_place const& at, std::size_t known_besides) {
  std::optional<read_fault> fault;
  std::size_t known = known_besides;
  reflect::for_each_member<T>([&](auto d) {
    if (fault) return;
    auto& member = to.*d.pointer;
    auto const* found = from.if_contains(d.name);
    if (found) {
      ++known;
      fault = read_value(*found, member, {&at, d.name});
    } else if constexpr (!reflect::is<std::decay_t<decltype(member)>, std::optional>) {
      fault = read_fault{at.path() + "/" + d.name, "is missing"};
    }
  });
  if (fault || known == from.size()) return fault;
  for (auto const& member : from) {
    auto const key = member.key();
    bool described = known_besides != 0 && key == "type";
    reflect::for_each_member<T>([&](auto d) { described |= key == d.name; });
    if (!described) return read_fault{at.path() + "/" + std::string(key), "is not known here"};
  }
  return fault;
}

// Readers of the alternatives of a variant, by their names.
template <typename Variant>
auto const& alternatives() {
  using reader = std::optional<read_fault> (*)(boost::json::object const&, Variant&, json_place const&);
  static auto const all = [] {
    std::unordered_map<std::string_view, reader> readers;
    reflect::for_each_alternative<Variant>([&]<typename Alternative>() {
      readers.emplace(reflect::name_of<Alternative>(), [](boost::json::object const& from, Variant& to, json_place const& at) {
        Alternative one{};
        auto fault = read_members(from, one, at, 1);
        to = std::move(one);
        return fault;
      });
    });
    return readers;
  }();
  return all;
}

template <typename Enum>
std::string names_of() {
  std::string names;
  reflect::for_each_enumerator<Enum>([&](auto d) { names += (names.empty() ? "" : ", ") + std::string(reflect::wire_name(d.name)); });
  return names;
}

}  // namespace detail

template <typename T>
std::optional<read_fault> read_value(boost::json::value const& from, T& to, json_place const& at) {
  auto const wrong = [&](std::string message) { return read_fault{at.path(), std::move(message)}; };
  if constexpr (std::is_same_v<T, bool>) {
    if (!from.is_bool()) return wrong("must be true or false");
    to = from.get_bool();
  } else if constexpr (std::is_integral_v<T>) {
    if (from.is_int64() && std::in_range<T>(from.get_int64())) {
      to = static_cast<T>(from.get_int64());
    } else if (from.is_uint64() && std::in_range<T>(from.get_uint64())) {
      to = static_cast<T>(from.get_uint64());
    } else if (from.is_number()) {
      return wrong("must be a whole number" + std::string(std::is_unsigned_v<T> ? ", not below zero," : "") + " and not too large");
    } else {
      return wrong("must be a number");
    }
  } else if constexpr (std::is_same_v<T, std::string>) {
    if (!from.is_string()) return wrong("must be a text in quotes");
    to.assign(from.get_string().data(), from.get_string().size());
  } else if constexpr (std::is_same_v<T, duration> || std::is_same_v<T, time_point>) {
    // Exact in a browser's numbers, and far beyond any evening.
    constexpr std::int64_t most = std::int64_t{1} << 53;
    std::int64_t count = 0;
    if (auto fault = read_value(from, count, at)) return fault;
    if (count <= -most || count >= most) return wrong("is out of range");
    to = T{duration{count}};
  } else if constexpr (reflect::is_enum<T>) {
    if (!from.is_string()) return wrong("must be a text in quotes");
    bool found = false;
    reflect::for_each_enumerator<T>([&](auto d) {
      if (found || std::string_view(from.get_string()) != reflect::wire_name(d.name)) return;
      to = d.value;
      found = true;
    });
    if (!found) return wrong("must be one of " + detail::names_of<T>());
  } else if constexpr (std::is_enum_v<T>) {
    std::underlying_type_t<T> number{};
    if (auto fault = read_value(from, number, at)) return fault;
    to = static_cast<T>(number);
  } else if constexpr (reflect::is<T, std::optional>) {
    if (from.is_null()) {
      to.reset();
    } else {
      return read_value(from, to.emplace(), at);
    }
  } else if constexpr (reflect::is<T, std::vector>) {
    if (!from.is_array()) return wrong("must be a list");
    to.clear();
    to.reserve(from.get_array().size());
    for (auto const& element : from.get_array()) {
      json_place const here{&at, {}, to.size()};
      if (auto fault = read_value(element, to.emplace_back(), here)) return fault;
    }
  } else if constexpr (reflect::is<T, std::map>) {
    if (!from.is_object()) return wrong("must be an object");
    to.clear();
    for (auto const& member : from.get_object()) {
      std::string const name(member.key());
      if (auto fault = read_value(member.value(), to[name], {&at, name})) return fault;
    }
  } else if constexpr (reflect::is<T, std::variant>) {
    if (!from.is_object()) return wrong("must be an object");
    auto const* type = from.get_object().if_contains("type");
    if (!type || !type->is_string()) return read_fault{at.path() + "/type", "must say what this is"};
    auto const& all = detail::alternatives<T>();
    auto const found = all.find(std::string_view(type->get_string()));
    if (found == all.end()) return read_fault{at.path() + "/type", "is not known here"};
    return found->second(from.get_object(), to, at);
  } else {
    static_assert(reflect::is_struct<T>);
    if (!from.is_object()) return wrong("must be an object");
    return detail::read_members(from.get_object(), to, at, 0);
  }
  return std::nullopt;
}

}  // namespace dais
