#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

// What a decoder is given: by libFuzzer (script/fuzz), or from the corpus by replay.cpp. It stops the program where something is wrong.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

inline std::string_view text_of(std::uint8_t const* data, std::size_t size) { return {reinterpret_cast<char const*>(data), size}; }

// Kept in every build, unlike assert in some.
inline void must(bool holds) {
  if (!holds) __builtin_trap();
}
