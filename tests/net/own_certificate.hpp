#pragma once

#include "net/certificate.hpp"
#include "site.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

// A certificate that nobody but itself vouches for, in files that go when the test does.
class own_certificate {
 public:
  explicit own_certificate(std::vector<std::string> const& hosts = {"panel.example"},
                           std::chrono::hours lasts = std::chrono::hours(90 * 24));

  // Another one, in the same files.
  void renew(std::vector<std::string> const& hosts, std::chrono::hours lasts);

  std::filesystem::path chain() const { return where_.path / "chain.pem"; }
  std::filesystem::path key() const { return where_.path / "key.pem"; }

 private:
  scratch_directory where_;
};
