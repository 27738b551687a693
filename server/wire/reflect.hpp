#pragma once

#include "session/time.hpp"

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

// What the reader, the writer and the generator of types ask about a described type.
namespace dais::reflect {

template <typename T, template <typename...> class Template>
inline constexpr bool is = false;
template <template <typename...> class Template, typename... Ts>
inline constexpr bool is<Template<Ts...>, Template> = true;

template <typename T>
inline constexpr bool is_struct = boost::describe::has_describe_members<T>::value;
template <typename T>
inline constexpr bool is_listed_enum = requires {
  enumerators_of(T{});
};
template <typename T>
inline constexpr bool is_enum = boost::describe::has_describe_enumerators<T>::value || is_listed_enum<T>;

// The unqualified name of a type.
template <typename T>
constexpr std::string_view name_of() {
  std::string_view name = __PRETTY_FUNCTION__;
  name.remove_prefix(name.find("T = ") + 4);
  name = name.substr(0, name.find_first_of(";]"));
  auto const colons = name.rfind(':');
  return colons == name.npos ? name : name.substr(colons + 1);
}

// The name on the wire: an underscore at the end only keeps a C++ keyword at bay.
constexpr std::string_view wire_name(std::string_view name) {
  if (name.ends_with('_')) name.remove_suffix(1);
  return name;
}

namespace detail {

struct anything {
  template <typename T>
  operator T() const;
};

template <typename T, std::size_t... I>
consteval bool is_made_of(std::index_sequence<I...>) {
  return requires { T{(static_cast<void>(I), anything{})...}; };
}

}  // namespace detail

// Whether the description of a struct names all that it is made of, its bases and its members: what it left out would be lost where a
// value is written and read again.
template <typename T>
consteval bool is_whole() {
  using namespace boost::describe;
  constexpr auto parts =
      boost::mp11::mp_size<describe_bases<T, mod_any_access>>::value + boost::mp11::mp_size<describe_members<T, mod_any_access>>::value;
  return detail::is_made_of<T>(std::make_index_sequence<parts>{}) && !detail::is_made_of<T>(std::make_index_sequence<parts + 1>{});
}

template <typename T, typename Visit>
void for_each_member(Visit visit) {
  static_assert(is_whole<T>(), "a member is missing from the description of this type");
  boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_any_access | boost::describe::mod_inherited>>(visit);
}

template <typename T, typename Visit>
void for_each_enumerator(Visit visit) {
  if constexpr (is_listed_enum<T>) {
    for (auto const& one : enumerators_of(T{})) visit(one);
  } else {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(visit);
  }
}

// Those of a variant in a variant are its own.
template <typename Variant, typename Visit>
void for_each_alternative(Visit visit) {
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Variant>>([&](auto identity) {
    using alternative = typename decltype(identity)::type;
    if constexpr (is<alternative, std::variant>) {
      for_each_alternative<alternative>(visit);
    } else {
      visit.template operator()<alternative>();
    }
  });
}

template <typename E>
std::string_view enumerator_name(E value) {
  std::string_view name;
  for_each_enumerator<E>([&](auto d) {
    if (d.value == value) name = wire_name(d.name);
  });
  return name;
}

}  // namespace dais::reflect
