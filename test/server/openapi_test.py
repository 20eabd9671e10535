"""Holds api/openapi.yaml against the running server: every example is sent, every reply checked against its schema.

usage: openapi_test.py KORRIDOR [--write]     --write renews the samples in api/samples

Exit 77: skipped, for python3-yaml or python3-jsonschema is not there.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SAMPLES = ROOT / "api" / "samples"


def follow(api, node):
    while "$ref" in node:
        where = node["$ref"].removeprefix("#/").split("/")
        node = api
        for part in where:
            node = node[part]
    return node


class Server:
    def __init__(self, program, study, ledger):
        self.process = subprocess.Popen([program, "serve", study, "--ledger", ledger], stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip().rstrip("/")

    def ask(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data=data, method=method.upper(), headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=60) as reply:
                return reply.status, reply.headers.get_content_type(), reply.read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.headers.get_content_type(), refusal.read().decode()


class Contract:
    def __init__(self, api, server, write):
        self.api, self.server, self.write, self.faults, self.checked = api, server, write, [], 0

    def fault(self, text):
        self.faults.append(text)

    def validate(self, schema, value, where):
        whole = {**schema, "components": self.api["components"]}
        try:
            jsonschema.Draft202012Validator(whole).validate(value)
        except jsonschema.ValidationError as wrong:
            self.fault(f"{where}: {wrong.message[:300]}")

    def call(self, method, template, path, operation):
        content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
        body = content.get("example")
        if body is not None:
            self.validate(content["schema"], body, f"example of {operation['operationId']}")
        status, kind, text = self.server.ask(method, path, body)
        reply = operation["responses"].get(str(status))
        if reply is None:
            return self.fault(f"{method} {path} answered {status}: {text[:300]}")
        reply = follow(self.api, reply)
        if kind not in reply["content"]:
            return self.fault(f"{method} {path} answered with {kind}")
        self.checked += 1
        if kind == "text/html" and not (text.startswith("<!DOCTYPE html>") and text.rstrip().endswith("</html>")):
            self.fault(f"{method} {path}: the page is not whole")
        if kind != "application/json":
            return text
        value = json.loads(text)
        self.validate(reply["content"][kind]["schema"], value, f"{method} {template}")
        sample = SAMPLES / f"{operation['operationId']}.json"
        if self.write:
            sample.write_text(json.dumps({"request": body, "reply": value}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        elif not sample.exists():
            self.fault(f"{sample.name} is missing; --write makes it")
        else:
            self.validate(reply["content"][kind]["schema"], json.loads(sample.read_text(encoding="utf-8"))["reply"], sample.name)
        return value

    def problem(self, method, path, body, status):
        got, kind, text = self.server.ask(method, path, body)
        if got != status or kind != "application/problem+json":
            return self.fault(f"{method} {path} answered {got} {kind}, not {status}")
        self.checked += 1
        return self.validate(self.api["components"]["schemas"]["Problem"], json.loads(text), f"problem of {path}")

    def compare_lists(self):
        """What `list` takes, as the refusal of another word tells it, is what the contract names."""
        body = self.api["paths"]["/api/list"]["post"]["requestBody"]["content"]["application/json"]["schema"]
        told = json.loads(self.server.ask("post", "/api/list", {"what": "nothing_of_it"})[2])["errors"][0]["hint"]
        named = "use one of " + ", ".join(body["properties"]["what"]["enum"])
        if told != named:
            self.fault(f"list: the server says `{told}`, the contract `{named}`")

    def run(self):
        self.compare_lists()
        job = statement = None
        for template, methods in self.api["paths"].items():
            for method, operation in methods.items():
                if method not in ("get", "post", "delete") or operation["operationId"] in ("endJob", "review"):
                    continue
                path = template.replace("{table}", "links").replace("{id}", job or "")
                value = self.call(method, template, path, operation)
                if operation["operationId"] == "addJob" and value:
                    job = value["id"]
                if operation["operationId"] in ("route", "plan", "compare", "dependence", "frontier", "value", "invest", "backtest", "report", "list", "check"):
                    self.problem("post", path, {"no_such_field": 1}, 422)
        statements = json.loads(self.server.ask("get", "/api/ledger/statements")[2])["statements"]
        statement = statements[0]["id"] if statements else self.fault("no statement was kept")
        review = self.api["paths"]["/api/ledger/review"]["post"]
        review["requestBody"]["content"]["application/json"]["example"] = {"id": statement, "decision": "accept"}
        self.call("post", "/api/ledger/review", "/api/ledger/review", review)
        self.call("delete", "/api/jobs/{id}", f"/api/jobs/{job}", self.api["paths"]["/api/jobs/{id}"]["delete"])
        self.problem("get", "/api/nothing", None, 404)
        served = yaml.safe_load(self.server.ask("get", "/api/openapi.yaml")[2])
        if served["paths"].keys() != self.api["paths"].keys():
            self.fault("the server serves another file")


def main():
    program, write = sys.argv[1], "--write" in sys.argv
    api = yaml.safe_load((ROOT / "api" / "openapi.yaml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        study = pathlib.Path(folder) / "mine"
        subprocess.run([program, "new", study], check=True, stdout=subprocess.DEVNULL)
        server = Server(program, study, pathlib.Path(folder) / "ledger.db")
        contract = Contract(api, server, write)
        try:
            contract.run()
        finally:
            server.process.terminate()
            server.process.wait()
    for fault in contract.faults:
        print(fault)
    print(f"{contract.checked} answers checked, {len(contract.faults)} faults")
    sys.exit(1 if contract.faults or contract.checked < 25 else 0)


if __name__ == "__main__":
    main()
