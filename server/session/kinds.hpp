#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>
#include <variant>

// All commands, and all events, are a variant of the subjects' variants. These look at one as at a variant of them all.
namespace dais {

template <typename Visitor, typename Any>
decltype(auto) visit_kind(Visitor&& visitor, Any&& any) {
  return std::visit(
      [&](auto&& of_subject) -> decltype(auto) { return std::visit(visitor, std::forward<decltype(of_subject)>(of_subject)); },
      std::forward<Any>(any));
}

// Null where it is of another kind.
template <typename Kind, typename Any>
Kind const* get_kind(Any const* any) {
  return std::visit(
      [](auto const& of_subject) -> Kind const* {
        if constexpr (std::is_constructible_v<std::decay_t<decltype(of_subject)>, Kind>) return std::get_if<Kind>(&of_subject);
        return nullptr;
      },
      *any);
}

namespace detail {

template <typename Any>
struct kinds;
template <typename... OfSubject>
struct kinds<std::variant<OfSubject...>> {
  static constexpr std::size_t counts[] = {std::variant_size_v<OfSubject>...};
};

}  // namespace detail

template <typename Any>
constexpr std::size_t count_kinds() {
  std::size_t all = 0;
  for (auto const count : detail::kinds<Any>::counts) all += count;
  return all;
}

// Which of them it is, from 0.
template <typename Any>
std::size_t kind_number(Any const& any) {
  std::size_t before = 0;
  for (std::size_t i = 0; i < any.index(); ++i) before += detail::kinds<Any>::counts[i];
  return before + std::visit([](auto const& of_subject) { return of_subject.index(); }, any);
}

template <typename Kind, typename Any>
bool is_kind(Any const& any) {
  return get_kind<Kind>(&any) != nullptr;
}

}  // namespace dais
