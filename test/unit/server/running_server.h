#pragma once

#include <gtest/gtest.h>
#include <httplib.h>

#include <map>
#include <string>
#include <thread>

#include "http_server.h"
#include "support/tiny_study.h"
#include "unit/plan/tiny_worlds.h"

namespace korridor::server {

/// A server on a free port with the study of the railway and the road, until the test ends.
class RunningServer {
 public:
  explicit RunningServer(ServeOptions options = {}, const std::map<std::string, std::string>& files = rail_and_road())
      : tiny_(files), server_(with_study(std::move(options))) {
    const auto bound = server_.bind();
    EXPECT_TRUE(bound.has_value());
    thread_ = std::jthread([this] { server_.run(); });
  }
  ~RunningServer() { server_.stop(); }
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  [[nodiscard]] int port() const { return server_.port(); }
  [[nodiscard]] std::string address() const { return server_.address(); }
  [[nodiscard]] const std::filesystem::path& folder() const { return tiny_.folder(); }
  [[nodiscard]] httplib::Client client() const {
    httplib::Client client("127.0.0.1", port());
    client.set_read_timeout(30);
    return client;
  }
  struct Answered {
    int status = 0;
    std::string type;
    Json json;
  };
  [[nodiscard]] Answered get(const std::string& path, const httplib::Headers& headers = {}) const {
    return read(client().Get(path.c_str(), headers));
  }
  [[nodiscard]] Answered post(const std::string& path, const std::string& body, const char* type = "application/json",
                              const httplib::Headers& headers = {}) const {
    return read(client().Post(path.c_str(), headers, body, type));
  }
  [[nodiscard]] Answered post(const std::string& path, const Json& body) const { return post(path, body.dump()); }

 private:
  ServeOptions with_study(ServeOptions options) {
    options.app.studies = {tiny_.folder()};
    return options;
  }
  static Answered read(const httplib::Result& result) {
    if (!result) return {};
    return {result->status, result->get_header_value("Content-Type"), Json::parse(result->body, nullptr, false)};
  }
  TinyStudy tiny_;
  HttpServer server_;
  std::jthread thread_;
};

/// The code of the first error that an answer tells.
inline std::string code_of(const RunningServer::Answered& answered) {
  const bool has_error = answered.json.contains("errors") && !answered.json["errors"].empty();
  return has_error ? answered.json["errors"][0]["code"].get<std::string>() : std::string();
}

}  // namespace korridor::server
