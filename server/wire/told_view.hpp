#pragma once

#include "wire/json_write.hpp"
#include "wire/merge_patch.hpp"
#include "wire/reflect.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace dais {

namespace detail {

// Writes an object member by member; those of which nothing is written are left out, and the object where that is all of them.
class sparse_object {
 public:
  explicit sparse_object(std::string& out) : out_(out) {}

  // `write` says whether it wrote something.
  template <typename Write>
  void member(std::string_view name, Write write) {
    auto const before = out_.size();
    out_ += is_begun_ ? ',' : '{';
    write_json_string(out_, name);
    out_ += ':';
    if (write()) {
      is_begun_ = true;
    } else {
      out_.resize(before);
    }
  }

  // Whether there is something in it.
  bool end() {
    if (is_begun_) out_ += '}';
    return is_begun_;
  }

 private:
  std::string& out_;
  bool is_begun_ = false;
};

inline bool write_null(std::string& out) {
  out += "null";
  return true;
}

template <typename T>
bool write_whole(std::string& out, T const& value) {
  write_json(out, value, nulls::left_out);
  return true;
}

// Appends the merge patch that makes `after` of `before`. False, with nothing written, where they are the same.
template <typename T>
bool write_change(std::string& out, T const& before, T const& after) {
  if constexpr (reflect::is<T, std::optional>) {
    if (!before) return after && write_whole(out, *after);
    if (!after) return write_null(out);
    return write_change(out, *before, *after);
  } else if constexpr (reflect::is<T, std::map>) {
    sparse_object object(out);
    for (auto const& one : after) {
      auto const was = before.find(one.first);
      object.member(one.first,
                    [&] { return was == before.end() ? write_whole(out, one.second) : write_change(out, was->second, one.second); });
    }
    for (auto const& [key, value] : before) {
      if (!after.contains(key)) object.member(key, [&] { return write_null(out); });
    }
    return object.end();
  } else if constexpr (reflect::is_struct<T>) {
    sparse_object object(out);
    reflect::for_each_member<T>(
        [&](auto d) { object.member(d.name, [&] { return write_change(out, before.*d.pointer, after.*d.pointer); }); });
    return object.end();
  } else if constexpr (reflect::is<T, std::variant>) {
    // Nothing of a view becomes of another kind: what that kind has not would stay.
    if (before.index() != after.index()) return write_whole(out, after);
    return std::visit([&](auto const& one) { return write_change(out, std::get<std::decay_t<decltype(one)>>(before), one); }, after);
  } else {
    return before != after && write_whole(out, after);
  }
}

}  // namespace detail

// What of a view is told in full each time, as it is as short as any change of it: it is not kept, and not in `whole`.
template <typename View>
inline constexpr auto not_kept = nullptr;
template <>
inline constexpr auto not_kept<private_view> = &private_view::votes;

// A view as somebody was told it, so that they are told only what changes.
template <typename View>
class told_view {
 public:
  View const& whole() const { return whole_; }

  // Takes a part, and gives the patch that tells it: what is absent from it has not changed, and an entry of a map that is empty is gone.
  // Nothing where all was told before.
  std::optional<wire::merge_patch<View>> patch_to(View part) {
    wire::merge_patch<View> patch;
    detail::sparse_object object(patch.text);
    reflect::for_each_member<View>([&](auto d) {
      object.member(d.name, [&] {
        if constexpr (std::is_same_v<decltype(not_kept<View>), decltype(d.pointer) const>) {
          if (d.pointer == not_kept<View>) return !(part.*d.pointer).empty() && write_with_nulls(patch.text, part.*d.pointer);
        }
        return append_patch(patch.text, whole_.*d.pointer, part.*d.pointer);
      });
    });
    if (!object.end()) return std::nullopt;
    return patch;
  }

 private:
  View whole_;

  template <typename T>
  static bool write_with_nulls(std::string& out, T const& value) {
    write_json(out, value);
    return true;
  }

  template <typename T>
  static bool append_patch(std::string& out, std::optional<T>& told, std::optional<T>& part) {
    if (!part) return false;
    bool const is_new = detail::write_change(out, told, part);
    told = std::move(part);
    return is_new;
  }

  template <typename Key, typename T>
  static bool append_patch(std::string& out, std::map<Key, std::optional<T>>& told, std::map<Key, std::optional<T>>& part) {
    detail::sparse_object object(out);
    for (auto& one : part) {
      auto const was = told.find(one.first);
      if (one.second) {
        object.member(one.first, [&] { return detail::write_change(out, was == told.end() ? std::nullopt : was->second, one.second); });
        told.insert_or_assign(one.first, std::move(one.second));
      } else if (was != told.end()) {
        object.member(one.first, [&] { return detail::write_null(out); });
        told.erase(was);
      }
    }
    return object.end();
  }
};

}  // namespace dais
