#pragma once

#include "session/number_set.hpp"
#include "wire/reflect.hpp"

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

// Described values in few bytes, for what the program keeps for itself and only reads where `shape_of` and `packing_version` are what they
// were: numbers seven bits to a byte, each text once and then its number.
namespace dais {

// Of the encoding: what writes other bytes for a value writes the next number.
inline constexpr std::uint32_t packing_version = 1;

// How a type is packed, in words: another text where a member, its type or an enumerator is another.
template <typename T>
void write_shape(std::string& out) {
  auto const parts = [&]<typename... Ts>(char const* name, std::type_identity<Ts>...) {
    out.append(name) += '<';
    (write_shape<Ts>(out), ...);
    out += '>';
  };
  if constexpr (reflect::is_enum<T>) {
    out.append(reflect::name_of<T>()) += '(';
    reflect::for_each_enumerator<T>([&](auto d) { out.append(d.name) += ' '; });
    out += ')';
  } else if constexpr (reflect::is_struct<T>) {
    out.append(reflect::name_of<T>()) += '{';
    reflect::for_each_member<T>([&](auto d) {
      out.append(d.name) += ':';
      write_shape<std::decay_t<decltype(std::declval<T>().*d.pointer)>>(out);
    });
    out += '}';
  } else if constexpr (reflect::is<T, std::optional>) {
    parts("optional", std::type_identity<typename T::value_type>{});
  } else if constexpr (reflect::is<T, std::vector> || reflect::is<T, std::set> || std::is_same_v<T, number_set>) {
    parts("list", std::type_identity<typename T::value_type>{});
  } else if constexpr (reflect::is<T, std::map>) {
    parts("map", std::type_identity<typename T::key_type>{}, std::type_identity<typename T::mapped_type>{});
  } else if constexpr (reflect::is<T, std::tuple> || reflect::is<T, std::pair>) {
    [&]<std::size_t... I>(std::index_sequence<I...>) { parts("tuple", std::type_identity<std::tuple_element_t<I, T>>{}...); }
    (std::make_index_sequence<std::tuple_size_v<T>>{});
  } else if constexpr (reflect::is<T, std::variant>) {
    out += "variant<";
    reflect::for_each_alternative<T>([&]<typename Alternative>() { write_shape<Alternative>(out); });
    out += '>';
  } else {
    out.append(reflect::name_of<T>()) += ' ';
  }
}

template <typename T>
std::string shape_of() {
  std::string out;
  write_shape<T>(out);
  return out;
}

// Texts are not copied: what is put must stay as it is until `bytes` is taken.
class packer {
 public:
  std::string bytes;

  template <typename T>
  void put(T const& value) {
    if constexpr (std::is_same_v<T, std::string>) {
      put_text(value);
    } else if constexpr (std::unsigned_integral<T>) {
      put_number(value);
    } else if constexpr (std::integral<T>) {
      put_signed(value);
    } else if constexpr (std::is_enum_v<T>) {
      put_signed(static_cast<std::int64_t>(value));
    } else if constexpr (std::is_same_v<T, duration>) {
      put_signed(value.count());
    } else if constexpr (std::is_same_v<T, time_point>) {
      put_signed(value.time_since_epoch().count());
    } else if constexpr (reflect::is<T, std::optional>) {
      put(value.has_value());
      if (value) put(*value);
    } else if constexpr (reflect::is<T, std::vector> || reflect::is<T, std::set> || reflect::is<T, std::map> ||
                         std::is_same_v<T, number_set>) {
      put_number(value.size());
      for (auto const& element : value) put(element);
    } else if constexpr (reflect::is<T, std::tuple> || reflect::is<T, std::pair>) {
      std::apply([this](auto const&... parts) { (put(parts), ...); }, value);
    } else if constexpr (reflect::is<T, std::variant>) {
      put_number(value.index());
      std::visit([this](auto const& one) { put(one); }, value);
    } else {
      static_assert(reflect::is_struct<T>);
      reflect::for_each_member<T>([&](auto d) { put(value.*d.pointer); });
    }
  }

 private:
  std::unordered_map<std::string_view, std::uint64_t> texts_;  // by their numbers, from 1

  void put_number(std::uint64_t n) {
    std::array<char, 10> out;
    std::size_t size = 0;
    for (; n >= 0x80; n >>= 7) out[size++] = static_cast<char>(n | 0x80);
    out[size++] = static_cast<char>(n);
    bytes.append(out.data(), size);
  }
  void put_signed(std::int64_t n) { put_number(static_cast<std::uint64_t>(n) << 1 ^ static_cast<std::uint64_t>(n >> 63)); }
  void put_text(std::string_view text) {
    auto const [known, is_new] = texts_.try_emplace(text, texts_.size() + 1);
    put_number(is_new ? 0 : known->second);
    if (!is_new) return;
    put_number(text.size());
    bytes += text;
  }
};

// Reads what a packer wrote. Where the bytes are too few or make no sense it goes on with zeros, and says so at the end.
class unpacker {
 public:
  explicit unpacker(std::string_view bytes) : left_(bytes) {}

  // Whether all that was got was there, and nothing else.
  bool is_whole() const { return !failed_ && left_.empty(); }

  template <typename T>
  void get(T& to) {
    if constexpr (std::is_same_v<T, std::string>) {
      to = get_text();
    } else if constexpr (std::unsigned_integral<T>) {
      to = static_cast<T>(get_number());
    } else if constexpr (std::integral<T> || std::is_enum_v<T>) {
      to = static_cast<T>(get_signed());
    } else if constexpr (std::is_same_v<T, duration> || std::is_same_v<T, time_point>) {
      to = T{duration{get_signed()}};
    } else if constexpr (reflect::is<T, std::optional>) {
      to.reset();
      if (get_number() != 0) get(to.emplace());
    } else if constexpr (reflect::is<T, std::vector>) {
      to.clear();
      auto const size = get_size();
      to.reserve(size);
      for (std::size_t i = 0; i < size && !failed_; ++i) get(to.emplace_back());
    } else if constexpr (reflect::is<T, std::set>) {
      to.clear();
      for (auto size = get_size(); size > 0 && !failed_; --size) to.insert(to.end(), got<typename T::value_type>());
    } else if constexpr (std::is_same_v<T, number_set>) {
      to.clear();
      for (auto size = get_size(); size > 0 && !failed_; --size) to.insert(got<std::uint32_t>());
    } else if constexpr (reflect::is<T, std::map>) {
      to.clear();
      for (auto size = get_size(); size > 0 && !failed_; --size) {
        auto key = got<typename T::key_type>();
        get(to.try_emplace(to.end(), std::move(key))->second);
      }
    } else if constexpr (reflect::is<T, std::tuple> || reflect::is<T, std::pair>) {
      std::apply([this](auto&... parts) { (get(parts), ...); }, to);
    } else if constexpr (reflect::is<T, std::variant>) {
      auto const index = get_number();
      if (index >= std::variant_size_v<T>) return static_cast<void>(fail());
      boost::mp11::mp_with_index<std::variant_size_v<T>>(index, [&](auto i) { get(to.template emplace<decltype(i)::value>()); });
    } else {
      static_assert(reflect::is_struct<T>);
      reflect::for_each_member<T>([&](auto d) { get(to.*d.pointer); });
    }
  }

 private:
  std::string_view left_;
  std::vector<std::string_view> texts_;
  bool failed_ = false;

  template <typename T>
  T got() {
    T value{};
    get(value);
    return value;
  }

  std::uint64_t fail() {
    failed_ = true;
    left_ = {};
    return 0;
  }
  std::uint64_t get_number() {
    std::uint64_t n = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (left_.empty()) return fail();
      auto const byte = static_cast<unsigned char>(left_.front());
      left_.remove_prefix(1);
      n |= std::uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return n;
    }
    return fail();
  }
  std::int64_t get_signed() {
    auto const n = get_number();
    return static_cast<std::int64_t>(n >> 1 ^ (~(n & 1) + 1));
  }
  // Of something each element of which has at least a byte.
  std::size_t get_size() {
    auto const size = get_number();
    return size <= left_.size() ? size : fail();
  }
  std::string_view get_text() {
    if (auto const known = get_number(); known != 0) {
      if (known > texts_.size()) return fail(), std::string_view{};
      return texts_[known - 1];
    }
    auto const size = get_size();
    auto const text = left_.substr(0, size);
    left_.remove_prefix(size);
    return texts_.emplace_back(text);
  }
};

}  // namespace dais
