#!/usr/bin/env python3
"""Writes what happens in an MLflow model registry as JSON lines of Sextant's log contract.

    mlflow-emitter.py --server https://mlflow:5000 --environment production \
        --state /var/lib/mlflow-emitter/state.json --output /var/log/models/mlflow.log

It asks the registry's REST interface every --interval seconds and writes a line for

    registered    each new model version, at the time MLflow gives, by the user MLflow gives
    transitioned  a version that got another stage, or got or lost an alias (stage is then the alias, or None)
    deployed      a version whose tag --deployed-tag (default: deployed) was set or changed; its value names the
                  environment, for example deployed=production

Filebeat, Fluent Bit or rsyslog ship the file. On standard output (no --output) the lines are for a log collector.

What was written is remembered in --state: a restart, or a server that is away, neither loses nor repeats an event.
MLflow keeps no history: of what changed twice between two questions, only the last is seen, and who changed a stage or
an alias it does not say, so those lines have no user. A stage's line has the version's time of change; for an alias and
a tag MLflow has none, and the line has the time of the question.

Access: MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD; a private certificate authority:
MLFLOW_TRACKING_SERVER_CERT_PATH. They are MLflow's own names. Nothing but Python 3.9 or later is needed.
"""

import argparse
import base64
import datetime
import json
import os
import ssl
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

TIMEOUT_SECONDS = 30
PAGE = 100
NO_STAGE = "None"


class RegistryAway(Exception):
    """The registry gave no whole answer; nothing was changed."""


class Registry:
    def __init__(self, server, environment):
        self.base = server.rstrip("/") + "/api/2.0/mlflow/"
        self.headers = {"Accept": "application/json"}
        token = environment.get("MLFLOW_TRACKING_TOKEN")
        user = environment.get("MLFLOW_TRACKING_USERNAME")
        if token:
            self.headers["Authorization"] = "Bearer " + token
        elif user:
            pair = user + ":" + environment.get("MLFLOW_TRACKING_PASSWORD", "")
            self.headers["Authorization"] = "Basic " + base64.b64encode(pair.encode("utf-8")).decode("ascii")
        self.tls = ssl.create_default_context(cafile=environment.get("MLFLOW_TRACKING_SERVER_CERT_PATH"))

    def models(self):
        return self._all("registered-models/search", "registered_models")

    def versions(self):
        return self._all("model-versions/search", "model_versions")

    def _all(self, path, key):
        """Every page, or none: half a listing would look like aliases taken away."""
        found, token = [], None
        while True:
            query = {"max_results": PAGE}
            if token:
                query["page_token"] = token
            answer = self._get(path + "?" + urllib.parse.urlencode(query))
            items = answer.get(key, [])
            if not isinstance(items, list):
                raise RegistryAway(f"{self.base + path} answered without a list of {key}.")
            found += items
            token = answer.get("next_page_token")
            if not token:
                return found

    def _get(self, path):
        request = urllib.request.Request(self.base + path, headers=self.headers)
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS, context=self.tls) as response:
                answer = json.load(response)
        except urllib.error.HTTPError as e:
            raise RegistryAway(f"{self.base + path} answered {e.code} {e.reason}.") from e
        except (OSError, ValueError) as e:
            raise RegistryAway(f"{self.base + path} gave no answer: {e}.") from e
        if not isinstance(answer, dict):
            raise RegistryAway(f"{self.base + path} did not answer with a JSON object.")
        return answer


def instant(milliseconds):
    time_of = datetime.datetime.fromtimestamp(int(milliseconds) / 1000, datetime.timezone.utc)
    return time_of.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def tags_of(version):
    return {tag.get("key"): tag.get("value") for tag in version.get("tags", [])}


def aliases_of(models):
    """By model: which version each alias is on."""
    return {
        model["name"]: {alias["alias"]: str(alias["version"]) for alias in model.get("aliases", [])}
        for model in models
    }


def changes(before, models, versions, now, environment, deployed_tag):
    """The events since a state, oldest first, and the state after them."""
    events = []
    after = {"versions": dict(before.get("versions", {})), "aliases": dict(before.get("aliases", {}))}

    def event(at, kind, name, number, stage, **more):
        line = {"@timestamp": instant(at), "event_type": kind, "model_name": name, "model_version": int(number)}
        line.update({"stage": stage, "status": "success", "environment": environment})
        line.update({key: value for key, value in more.items() if value})
        events.append((int(at), line))

    aliases = aliases_of(models)

    def stage_of(version):
        """What a version is: an alias it has, else its stage."""
        held = sorted(a for a, v in aliases.get(version["name"], {}).items() if v == str(version["version"]))
        return held[0] if held else version.get("current_stage") or NO_STAGE

    for version in sorted(versions, key=lambda each: (int(each.get("creation_timestamp", 0)), each["name"])):
        if version.get("status") == "PENDING_REGISTRATION":
            continue  # neither well nor badly registered yet
        name, number = version["name"], str(version["version"])
        created = int(version.get("creation_timestamp") or now)
        key = json.dumps([name, number])
        known = after["versions"].get(key)
        # The same name and number with another time is a model that was deleted and made anew.
        if known is None or known["created"] != created:
            known = {"created": created, "stage": NO_STAGE, "deployed": None}
            failed = version.get("status") == "FAILED_REGISTRATION"
            event(created, "registered", name, number, NO_STAGE, user=version.get("user_id"),
                  status="failed" if failed else "success")
        stage = version.get("current_stage") or NO_STAGE
        if stage != known["stage"]:
            event(version.get("last_updated_timestamp") or now, "transitioned", name, number, stage)
        deployed = tags_of(version).get(deployed_tag)
        if deployed and deployed != known["deployed"]:
            event(now, "deployed", name, number, stage_of(version), environment=deployed)
        after["versions"][key] = {"created": created, "stage": stage, "deployed": deployed}

    for name, held in aliases.items():
        had = before.get("aliases", {}).get(name, {})
        for alias in sorted(had.keys() | held.keys()):
            if had.get(alias) == held.get(alias):
                continue
            if alias in had:
                event(now, "transitioned", name, had[alias], NO_STAGE)
            if alias in held:
                event(now, "transitioned", name, held[alias], alias)
        after["aliases"][name] = held

    events.sort(key=lambda pair: pair[0])  # stable: what happened at one time stays in its order
    return [line for _, line in events], after


class Journal:
    """The state on disk, and the lines that go with it.

    Before lines are written, the state says which and from where in the output; after a crash, what is missing of them
    is written, and no more. On standard output nobody can look back: there a crash can repeat the last lines.
    """

    def __init__(self, state, output):
        self.path = state
        self.output = output
        try:
            with open(state, encoding="utf-8") as file:
                self.state = json.load(file)
        except FileNotFoundError:
            self.state = {}
        if "pending" in self.state:
            self._finish()

    def write(self, lines, after):
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        if text:
            self._save({**after, "pending": {"text": text, **self._end()}})
            self._finish()
        elif after != self.state:
            self._save(after)

    def _end(self):
        try:
            found = os.stat(self.output) if self.output else None
        except FileNotFoundError:
            found = None
        return {"file": found.st_ino if found else None, "offset": found.st_size if found else 0}

    def _finish(self):
        pending = self.state["pending"]
        text = pending["text"].encode("utf-8")
        if self.output:
            with open(self.output, "a+b") as file:
                if pending["file"] in (None, os.fstat(file.fileno()).st_ino):
                    file.seek(pending["offset"])
                    there = file.read(len(text))
                    text = text[len(there):] if text.startswith(there) else text
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        else:
            sys.stdout.buffer.write(text)
            sys.stdout.buffer.flush()
        self._save({key: value for key, value in self.state.items() if key != "pending"})

    def _save(self, state):
        new = self.path + ".new"
        with open(new, "w", encoding="utf-8") as file:
            json.dump(state, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, self.path)
        self.state = state


def alone(path):
    """Two at work on one state would repeat each other. Where a file cannot be locked, nobody looks."""
    try:
        import fcntl
    except ImportError:
        return None
    lock = open(path + ".lock", "w", encoding="utf-8")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        sys.exit(f"Another mlflow-emitter works on {path}: stop it, or give this one a --state of its own.")
    return lock


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", default=os.environ.get("MLFLOW_TRACKING_URI"), help="else MLFLOW_TRACKING_URI")
    parser.add_argument("--environment", required=True, help="the environment of this registry's models")
    parser.add_argument("--state", required=True, help="the file that remembers what was written")
    parser.add_argument("--output", help="the file to append to; standard output if not given")
    parser.add_argument("--deployed-tag", default="deployed", help="the version tag that names where it was deployed")
    parser.add_argument("--interval", type=float, default=30, help="seconds between two questions")
    parser.add_argument("--once", action="store_true", help="ask once; ends with 69 when the registry is away")
    given = parser.parse_args()
    if not (given.server or "").startswith(("http://", "https://")):
        parser.error("--server must be the address of an MLflow server, for example https://mlflow:5000")
    return given


def main():
    given = arguments()
    registry = Registry(given.server, os.environ)
    lock = alone(given.state)
    journal = Journal(given.state, given.output)
    while True:
        away = False
        try:
            now = int(time.time() * 1000)
            lines, after = changes(
                journal.state, registry.models(), registry.versions(), now, given.environment, given.deployed_tag)
            journal.write(lines, after)
        except RegistryAway as e:
            away = True
            print(f"{e} Nothing is lost: it is asked again.", file=sys.stderr, flush=True)
        if given.once:
            if lock:
                lock.close()
            sys.exit(69 if away else 0)
        time.sleep(given.interval)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
