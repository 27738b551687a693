#include "program/plans.hpp"
#include "wire/limits.hpp"

#include <algorithm>
#include <fstream>
#include <ostream>
#include <string>

namespace dais::program {
namespace {

// What may stand in a link and on a command line.
std::string id_of(std::filesystem::path const& file) {
  auto id = file.stem().string();
  for (char& c : id) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) c = '-';
  }
  return id.substr(0, 64);
}

void write(std::ostream& out, std::filesystem::path const& path, plan_fault const& fault) {
  out << path.string() << ':' << fault.line << ':';
  if (fault.column) out << *fault.column << ':';
  out << ' ';
  if (!fault.field.empty()) out << fault.field << ": ";
  out << fault.message << '\n';
}

}  // namespace

std::optional<plan_file> read_plan_file(std::filesystem::path const& path, std::ostream& faults, std::optional<instant> now) {
  std::error_code ec;
  if (std::filesystem::is_directory(path, ec)) {
    write(faults, path, {1, "", "This is a directory. Name the plan's file."});
    return {};
  }
  std::ifstream in(path, std::ios::binary);
  std::string text(limits::plan_bytes + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!in && !in.eof()) {
    write(faults, path, {1, "", "This file cannot be read."});
    return {};
  }
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.size() > limits::plan_bytes) {
    write(faults, path, {1, "", "This is too large for a plan: at most " + std::to_string(limits::plan_bytes) + " bytes are read."});
    return {};
  }
  auto read = read_plan(text, now);
  if (auto const* const wrong = std::get_if<std::vector<plan_fault>>(&read)) {
    for (auto const& one : *wrong) write(faults, path, one);
    return {};
  }
  auto& good = std::get<plan_file>(read);
  for (auto const& one : good.remarks) write(faults, path, one);
  if (good.id.empty()) good.id = id_of(path);
  return std::move(good);
}

}  // namespace dais::program
