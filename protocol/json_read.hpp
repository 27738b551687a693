#pragma once

#include "protocol/reflect.hpp"

#include <boost/json/value.hpp>

#include <cstdint>
#include <limits>
#include <utility>

namespace dais {

// What is wrong with a value, and where: a JSON pointer, "" for the whole.
struct read_fault {
  std::string path;
  std::string message;
};

// Reads a described type from JSON, strictly: every member is there unless it is optional, none is there that is not described, numbers are
// whole. Gives the first fault, or none. Why not Boost's own: it names neither the member nor the path, and takes absent optionals for
// faults in the version that Debian 12 ships.
template <typename T>
std::optional<read_fault> read_value(boost::json::value const& from, T& to, std::string const& path = {});

namespace detail {

template <typename T>
std::optional<read_fault> read_members(boost::json::object const& from, T& to, std::string const& path, std::size_t known_besides) {
  std::optional<read_fault> fault;
  std::size_t known = known_besides;
  reflect::for_each_member<T>([&](auto d) {
    if (fault) return;
    auto& member = to.*d.pointer;
    auto const* found = from.if_contains(d.name);
    if (found) {
      ++known;
      fault = read_value(*found, member, path + "/" + d.name);
    } else if constexpr (!reflect::is<std::decay_t<decltype(member)>, std::optional>) {
      fault = read_fault{path + "/" + d.name, "is missing"};
    }
  });
  if (fault || known == from.size()) return fault;
  for (auto const& member : from) {
    auto const key = member.key();
    bool described = known_besides != 0 && key == "type";
    reflect::for_each_member<T>([&](auto d) { described |= key == d.name; });
    if (!described) return read_fault{path + "/" + std::string(key), "is not known here"};
  }
  return fault;
}

}  // namespace detail

template <typename T>
std::optional<read_fault> read_value(boost::json::value const& from, T& to, std::string const& path) {
  auto const wrong = [&](std::string message) { return read_fault{path, std::move(message)}; };
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
  } else if constexpr (std::is_same_v<T, length> || std::is_same_v<T, instant>) {
    // Exact in a browser's numbers, and far beyond any evening.
    constexpr std::int64_t most = std::int64_t{1} << 53;
    std::int64_t count = 0;
    if (auto fault = read_value(from, count, path)) return fault;
    if (count <= -most || count >= most) return wrong("is out of range");
    to = T{length{count}};
  } else if constexpr (reflect::is_enum<T>) {
    if (!from.is_string()) return wrong("must be a text in quotes");
    bool found = false;
    std::string names;
    reflect::for_each_enumerator<T>([&](auto d) {
      auto const name = reflect::wire_name(d.name);
      names += (names.empty() ? "" : ", ") + std::string(name);
      if (std::string_view(from.get_string()) == name) {
        to = d.value;
        found = true;
      }
    });
    if (!found) return wrong("must be one of " + names);
  } else if constexpr (reflect::is<T, std::optional>) {
    if (from.is_null()) {
      to.reset();
    } else {
      return read_value(from, to.emplace(), path);
    }
  } else if constexpr (reflect::is<T, std::vector>) {
    if (!from.is_array()) return wrong("must be a list");
    to.clear();
    for (auto const& element : from.get_array()) {
      auto const at = path + "/" + std::to_string(to.size());
      if (auto fault = read_value(element, to.emplace_back(), at)) return fault;
    }
  } else if constexpr (reflect::is<T, std::variant>) {
    if (!from.is_object()) return wrong("must be an object");
    auto const* type = from.get_object().if_contains("type");
    if (!type || !type->is_string()) return read_fault{path + "/type", "must say what this is"};
    std::optional<read_fault> fault = read_fault{path + "/type", "is not known here"};
    reflect::for_each_alternative<T>([&]<typename Alternative>() {
      if (std::string_view(type->get_string()) != reflect::name_of<Alternative>()) return;
      fault = detail::read_members(from.get_object(), to.template emplace<Alternative>(), path, 1);
    });
    return fault;
  } else {
    static_assert(reflect::is_struct<T>);
    if (!from.is_object()) return wrong("must be an object");
    return detail::read_members(from.get_object(), to, path, 0);
  }
  return std::nullopt;
}

}  // namespace dais
