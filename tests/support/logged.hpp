#pragma once

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <memory>
#include <sstream>
#include <string>

// What is logged as long as it is there, one line for each.
class logged {
 public:
  logged() {
    auto const to = std::make_shared<spdlog::logger>("logged", std::make_shared<spdlog::sinks::ostream_sink_st>(text_, true));
    to->set_pattern("%l: %v");
    spdlog::set_default_logger(to);
  }
  logged(logged const&) = delete;
  ~logged() { spdlog::set_default_logger(before_); }

  std::string text() const { return text_.str(); }
  std::ptrdiff_t lines() const {
    auto const all = text();
    return std::count(all.begin(), all.end(), '\n');
  }

 private:
  std::shared_ptr<spdlog::logger> before_ = spdlog::default_logger();
  std::ostringstream text_;
};
