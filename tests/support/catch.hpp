#pragma once

// Debian 12 ships Catch2 2.13, Debian 13 ships 3: tests use what both have.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
inline auto contains_text(std::string const& text) { return Catch::Matchers::ContainsSubstring(text); }
#else
#include <catch2/catch.hpp>
inline auto contains_text(std::string const& text) { return Catch::Contains(text); }
#endif
