"""A server that answers as Google Compute Engine does, for tests, in memory and on loopback.

Every request is held against Google's own discovery document: the path with its method, the parameters and all fields of the
body have to be there, with their types, enums and patterns, and what is "[Output Only]" may not be sent; anything else is a 400
and kept for GET /control/rejected. What is answered follows Google's documentation: operations that end after some looks at
them, machines that boot step by step, names that are taken, things in use, quotas, zones without room, pages, tokens for
requests signed by a service account's key.

    gce_cloud.py PORT

/control/... is the tests' own: reset, pass (all that is underway ends), fault, page, calls, inventory, rejected.
"""
import base64
import hashlib
import itertools
import json
import re
import sys
import threading
import time
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from urllib.parse import parse_qsl, unquote, urlsplit

DOCUMENT = json.loads(
    resources.files("googleapiclient").joinpath("discovery_cache/documents/compute.v1.json").read_text())
ROOT = "/compute/v1/"
PROJECT = "levante-test"
ZONES = {"europe-southwest1": "abc", "us-central1": "ab"}
NAME = re.compile("[a-z]([-a-z0-9]{0,61}[a-z0-9])?")
LABEL = re.compile("[a-z0-9_-]{0,63}")
TYPES = {  # processors, MiB, accelerators, architecture, zones
    "a2-highgpu-1g": (12, 87040, 1, "X86_64", "ab"),
    "c3-standard-192-metal": (192, 786432, 0, "X86_64", "abc"),
    "c4-standard-2": (2, 7168, 0, "X86_64", "ab"),
    "e2-medium": (2, 4096, 0, "X86_64", "abc"),
    "e2-standard-4": (4, 16384, 0, "X86_64", "abc"),
    "n2-standard-2": (2, 8192, 0, "X86_64", "abc"),
    "t2a-standard-1": (1, 4096, 0, "ARM64", "ab"),
}
IMAGES = {  # project: name, family, architecture, created, state
    "debian-cloud": [
        ("debian-11-bullseye-v20251014", "debian-11", "X86_64", "2025-10-14", None),
        ("debian-12-bookworm-v20240910", "debian-12", "X86_64", "2024-09-10", "DEPRECATED"),
        ("debian-12-bookworm-v20250910", "debian-12", "X86_64", "2025-09-10", None),
        ("debian-12-bookworm-v20251014", "debian-12", "X86_64", "2025-10-14", None),
        ("debian-12-bookworm-arm64-v20251014", "debian-12-arm64", "ARM64", "2025-10-14", None)],
    "ubuntu-os-cloud": [
        ("ubuntu-2204-jammy-v20251002", "ubuntu-2204-lts", "X86_64", "2025-10-02", None),
        ("ubuntu-2404-noble-amd64-v20251001", "ubuntu-2404-lts-amd64", "X86_64", "2025-10-01", None),
        ("ubuntu-minimal-2404-noble-amd64-v20251001", "ubuntu-minimal-2404-lts-amd64", "X86_64", "2025-10-01", None)],
    "rocky-linux-cloud": [
        ("rocky-linux-9-v20250912", "rocky-linux-9", "X86_64", "2025-09-12", None),
        ("rocky-linux-9-optimized-gcp-v20250912", "rocky-linux-9-optimized-gcp", "X86_64", "2025-09-12", None)],
    "almalinux-cloud": [("almalinux-9-v20250909", "almalinux-9", "X86_64", "2025-09-09", None)],
    PROJECT: [("lab-image", "lab", "X86_64", "2025-01-01", None)],
}


class Refusal(Exception):
    def __init__(self, status, reason, message):
        super().__init__(message)
        self.status, self.reason = status, reason


def methods(node):
    for method in node.get("methods", {}).values():
        path = method.get("path")
        pattern = re.sub(r"\\{\+?(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(path).replace(r"\+", "+"))
        yield method["httpMethod"], re.compile(ROOT + pattern), method
    for child in node.get("resources", {}).values():
        yield from methods(child)


METHODS = list(methods(DOCUMENT))


def check_value(schema, value, where, method):
    if "$ref" in schema:
        schema = DOCUMENT["schemas"][schema["$ref"]]
    kind = schema.get("type", "any")
    bad = Refusal(400, "invalid", f"Invalid value for field '{where}': '{value}'")
    if "[Output Only]" in schema.get("description", "") or schema.get("readOnly"):
        raise Refusal(400, "invalid", f"'{where}' is output only")
    if kind == "object":
        check_object(schema, value, where, method)
    elif kind == "array":
        if not isinstance(value, list):
            raise bad
        for index, one in enumerate(value):
            check_value({**schema["items"], **({"pattern": schema["pattern"]} if "pattern" in schema else {})},
                        one, f"{where}[{index}]", method)
    else:
        types = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "any": object}
        if not isinstance(value, types[kind]) or (kind != "boolean" and kind != "any" and isinstance(value, bool)):
            raise bad
        if kind == "string":
            check_string(schema, value, bad)


def check_string(schema, value, bad):
    if value not in schema.get("enum", [value]):
        raise bad
    if schema.get("format") in ("int64", "uint64") and not re.fullmatch("-?[0-9]+", value):
        raise bad
    if "pattern" in schema and not re.fullmatch(schema["pattern"], value):
        raise bad


def check_object(schema, value, where, method):
    if not isinstance(value, dict):
        raise Refusal(400, "invalid", f"'{where}' is no object")
    known = schema.get("properties", {})
    for key, one in value.items():
        if key in known:
            check_value(known[key], one, f"{where}.{key}", method)
        elif "additionalProperties" in schema:
            check_value(schema["additionalProperties"], one, f"{where}.{key}", method)
        else:
            raise Refusal(400, "invalid", f"Unknown name \"{key}\" at '{where}': Cannot find field.")
    for key, one in known.items():
        if method in one.get("annotations", {}).get("required", []) and key not in value:
            raise Refusal(400, "required", f"Required field '{where}.{key}' not specified")


def check_query(method, query, path):
    known = {**DOCUMENT["parameters"], **method.get("parameters", {})}
    for key, value in query.items():
        if key not in known or known[key].get("location") != "query":
            raise Refusal(400, "invalidParameter", f"Unknown name \"{key}\": Cannot bind query parameter.")
        kind = known[key]["type"]
        if kind == "integer" and not value.isdigit() or kind == "boolean" and value not in ("true", "false"):
            raise Refusal(400, "invalidParameter", f"Invalid value for {key}: {value}")
        if value not in known[key].get("enum", [value]):
            raise Refusal(400, "invalidParameter", f"Invalid value for {key}: {value}")
    if "requestId" in query and not re.fullmatch("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", query["requestId"]):
        raise Refusal(400, "invalidParameter", "requestId is no UUID")
    for key, value in path.items():
        pattern = known[key].get("pattern")
        if pattern and not re.fullmatch(pattern, value):
            raise Refusal(400, "invalidParameter", f"Invalid value for {key}: {value}")


def matching(expression):
    """The two kinds of filters that Google documents, as far as they are used."""
    if not expression:
        return lambda one: True
    found = re.fullmatch(r"labels\.([a-z0-9_-]+):\*", expression)
    if found:
        return lambda one: found[1] in one.get("labels", {})
    found = re.fullmatch(r'labels\.([a-z0-9_-]+) ?= ?"?([a-z0-9_-]+)"?', expression)
    if found:
        return lambda one: one.get("labels", {}).get(found[1]) == found[2]
    found = re.fullmatch(r"name eq (.*)", expression)
    if found:
        return lambda one: re.fullmatch(found[1], one["name"])
    raise Refusal(400, "invalid", f"Invalid value for field 'filter': '{expression}'")


def last(url):
    return url.rsplit("/", 1)[-1]


class Cloud:
    def __init__(self):
        self.lock = threading.RLock()
        self.reset({})

    def reset(self, account):
        self.account = account
        self.things = {kind: {} for kind in ("instances", "disks", "addresses", "firewalls")}
        self.operations, self.requests, self.tokens = {}, {}, {"ya29.made-elsewhere"}
        self.faults, self.calls, self.rejected, self.page, self.looks = [], [], [], 500, 2
        self.numbers = itertools.count(1)
        self.launched = 0

    # What a call asks for.

    def answer(self, verb, path, query, body, base):
        for method_verb, pattern, method in METHODS:
            found = pattern.fullmatch(path)
            if verb == method_verb and found:
                break
        else:
            raise Refusal(404, "notFound", f"{verb} {path} is no method of Compute Engine's")
        place = found.groupdict()
        check_query(method, query, place)
        if "request" in method:
            check_value({"$ref": method["request"]["$ref"]}, body, "resource", method["id"])
        elif body is not None:
            raise Refusal(400, "invalid", "this method takes no body")
        self.base = base + ROOT
        name = method["id"].removeprefix("compute.")
        self.calls.append({"method": name, "query": query, "body": body})
        fault = self.fault(name)
        if fault in FAULTS:
            raise Refusal(*FAULTS[fault])
        if place.get("project") not in (PROJECT, *IMAGES):
            raise Refusal(403, "forbidden", "Required permission for the project is missing")
        again = self.requests.get(query.get("requestId"))
        if again:
            return again["view"]
        handler = getattr(self, name.replace(".", "_"), None)
        if handler is None:
            raise Refusal(400, "unsupported", f"the stand-in has no {name}")
        answer = handler(place, query, body, fault)
        if "requestId" in query:
            self.requests[query["requestId"]] = self.operations[answer["name"]]
        if fault == "late":
            raise ConnectionAbortedError
        return answer

    def fault(self, name):
        for one in self.faults:
            if one["method"] == name:
                self.faults.remove(one)
                return one["kind"]
        return None

    # Operations.

    def operation(self, verb, place, target, effect, error=None):
        name = f"operation-{next(self.numbers)}"
        view = {"kind": "compute#operation", "name": name, "operationType": verb, "status": "PENDING", "progress": 0,
                "targetLink": target, "insertTime": stamp()}
        for scope in ("zone", "region"):
            if scope in place:
                view[scope] = f"{self.base}projects/{PROJECT}/{scope}s/{place[scope]}"
        self.operations[name] = {"view": view, "looks": 0, "effect": effect, "error": error}
        return dict(view)

    def end(self, operation):
        if operation["view"]["status"] != "DONE":
            operation["view"].update(status="DONE", progress=100, endTime=stamp())
            if operation["error"]:
                code, status, message = operation["error"]
                operation["view"].update(error={"errors": [{"code": code, "message": message}]},
                                         httpErrorStatusCode=status, httpErrorMessage=code)
            operation["effect"]()

    def look(self, place, *_):
        operation = self.operations.get(place["operation"])
        if not operation:
            raise Refusal(404, "notFound", "no such operation")
        operation["looks"] += 1
        operation["view"]["status"] = operation["view"]["status"].replace("PENDING", "RUNNING")
        if operation["looks"] >= self.looks:
            self.end(operation)
        return dict(operation["view"])

    zoneOperations_get = regionOperations_get = globalOperations_get = look

    def go_on(self):
        """If so asked for: machines boot while they are looked at, and operations end that nobody looks at."""
        if not self.account.get("moving"):
            return
        for operation in list(self.operations.values()):
            if operation["view"]["status"] != "DONE":
                operation["looks"] += 0.5
                if operation["looks"] >= 2 * self.looks:
                    self.end(operation)
        for instance in self.things["instances"].values():
            if instance["status"] == "STAGING":
                instance["status"] = "RUNNING"

    def let_pass(self):
        for operation in list(self.operations.values()):
            self.end(operation)
        for instance in self.things["instances"].values():
            if instance["status"] == "STAGING":
                instance["status"] = "RUNNING"

    # Lists.

    def paged(self, all_of_it, query):
        start = int(query.get("pageToken") or 0)
        size = min(int(query.get("maxResults", 500)) or 500, self.page)
        end = start + size
        return all_of_it[start:end], ({"nextPageToken": str(end)} if end < len(all_of_it) else {})

    def listed(self, things, query):
        wanted = matching(query.get("filter"))
        items, more = self.paged([one for one in things if wanted(one)], query)
        return {"items": items, **more} if items else more

    def aggregated(self, kind, query, fault):
        wanted = matching(query.get("filter"))
        things = [] if fault == "blind" else self.things[kind].items()
        chosen, more = self.paged([(key, one) for key, one in sorted(things) if wanted(one)], query)
        scopes = {f"zones/{region}-{zone}": {} for region in ZONES for zone in ZONES[region]}
        if kind == "addresses":
            scopes = {f"regions/{region}": {} for region in ZONES}
        for (scope, _), one in chosen:
            scopes[("regions/" if kind == "addresses" else "zones/") + scope].setdefault(kind, []).append(one)
        for scope in scopes.values():
            if not scope:
                scope["warning"] = {"code": "NO_RESULTS_ON_PAGE", "message": "There are no results."}
        if fault == "silent":
            return {"items": scopes, "unreachables": ["zones/us-central1-b"], **more}
        return {"items": scopes, **more}

    def instances_aggregatedList(self, place, query, body, fault):
        answer = json.loads(json.dumps(self.aggregated("instances", query, fault)))
        self.go_on()
        return answer

    def disks_aggregatedList(self, place, query, body, fault):
        return self.aggregated("disks", query, fault)

    def addresses_aggregatedList(self, place, query, body, fault):
        return self.aggregated("addresses", query, fault)

    def firewalls_list(self, place, query, body, fault):
        return self.listed([one for _, one in sorted(self.things["firewalls"].items())], query)

    def zones_list(self, place, query, body, fault):
        return self.listed([{"name": f"{region}-{zone}", "status": "UP", "region": self.url(f"regions/{region}")}
                            for region in ZONES for zone in ZONES[region]], query)

    def machineTypes_list(self, place, query, body, fault):
        return self.listed([
            {"name": name, "guestCpus": cpus, "memoryMb": memory, "architecture": architecture, "zone": place["zone"],
             **({"accelerators": [{"guestAcceleratorCount": gpus, "guestAcceleratorType": "nvidia-tesla-a100"}]} if gpus else {})}
            for name, (cpus, memory, gpus, architecture, zones) in sorted(TYPES.items()) if place["zone"][-1] in zones], query)

    def image(self, project, name, family, architecture, created, state):
        return {"name": name, "family": family, "architecture": architecture, "status": "READY", "diskSizeGb": "10",
                "creationTimestamp": created + "T00:00:00.000-07:00", "selfLink": f"{self.base}projects/{project}/global/images/{name}",
                **({"labels": {"os_distro": "debian", "os_version": "13"}} if project == PROJECT else {}),
                **({"deprecated": {"state": state}} if state else {})}

    def images_list(self, place, query, body, fault):
        return self.listed([self.image(place["project"], *one) for one in IMAGES[place["project"]]], query)

    def images_get(self, place, *_):
        for one in IMAGES[place["project"]]:
            if one[0] == place["image"]:
                return self.image(place["project"], *one)
        raise Refusal(404, "notFound", f"The resource '{place['image']}' was not found")

    def images_getFromFamily(self, place, *_):
        found = [one for one in IMAGES[place["project"]] if one[1] == place["family"] and not one[4]]
        if not found:
            raise Refusal(404, "notFound", "no such family")
        return self.image(place["project"], *max(found, key=lambda one: one[3]))

    def subnetworks_list(self, place, query, body, fault):
        return self.listed([
            {"name": name, "network": self.url("global/networks/" + network), "purpose": purpose}
            for name, network, purpose in (("default", "default", "PRIVATE"), ("inner", "lab", "PRIVATE"),
                                           ("proxies", "lab", "REGIONAL_MANAGED_PROXY"))], query)

    def regions_get(self, place, *_):
        used = [one for (zone, _), one in self.things["instances"].items() if zone.startswith(place["region"])]
        cpus = [(last(one["machineType"]), TYPES[last(one["machineType"])][0]) for one in used]
        addresses = [one for (region, _), one in self.things["addresses"].items() if region == place["region"]]
        return {"name": place["region"], "quotas": [
            {"metric": "CPUS", "limit": 240.0, "usage": float(sum(n for name, n in cpus if name[0] == "e"))},
            {"metric": "A2_CPUS", "limit": 120.0, "usage": float(sum(n for name, n in cpus if name[0] == "a"))},
            {"metric": "COMMITTED_CPUS", "limit": 9.0, "usage": 9.0},
            {"metric": "INSTANCES", "limit": 100.0, "usage": float(len(used))},
            {"metric": "STATIC_ADDRESSES", "limit": 8.0, "usage": float(len(addresses))}]}

    # Things.

    def url(self, path):
        return f"{self.base}projects/{PROJECT}/{path}"

    def thing(self, kind, place, key):
        scope = place.get("zone") or place.get("region") or ""
        found = self.things[kind].get((scope, place[key]) if scope else place[key])
        if not found:
            raise Refusal(404, "notFound", f"The resource '{place[key]}' was not found")
        return found

    def instances_get(self, place, *_):
        return self.thing("instances", place, "instance")

    def addresses_get(self, place, *_):
        return self.thing("addresses", place, "address")

    def firewalls_get(self, place, *_):
        return self.thing("firewalls", place, "firewall")

    def free(self, kind, key, name):
        if not NAME.fullmatch(name):
            raise Refusal(400, "invalid", f"Invalid value for field 'resource.name': '{name}'")
        if key in self.things[kind]:
            raise Refusal(409, "alreadyExists", f"The resource '{name}' already exists")

    def instances_insert(self, place, query, body, fault):
        zone, region, name = place["zone"], place["zone"][:-2], body["name"]
        key = (zone, name)
        self.free("instances", key, name)
        check_labels(body.get("labels", {}))
        machine_type = last(body["machineType"])
        if machine_type not in TYPES or zone[-1] not in TYPES[machine_type][4]:
            raise Refusal(404, "notFound", f"The resource '{body['machineType']}' was not found")
        if TYPES[machine_type][2] and body.get("scheduling", {}).get("onHostMaintenance") != "TERMINATE":
            raise Refusal(400, "invalid", "Instances with guest accelerators do not support live migration.")
        if fault == "quota":
            raise Refusal(403, "quotaExceeded", f"Quota 'INSTANCES' exceeded. Limit: 100.0 in region {region}.")
        card = self.card(region, body["networkInterfaces"], name)
        disks = self.disks(zone, body["disks"], name, TYPES[machine_type][3])
        view = {**body, "id": str(next(self.numbers)), "status": "PROVISIONING", "creationTimestamp": stamp(),
                "zone": self.url("zones/" + zone), "machineType": self.url(body["machineType"]),
                "networkInterfaces": [card], "disks": [{**one, "source": self.url(f"zones/{zone}/disks/{one['disk']}")} for one in disks]}
        self.things["instances"][key] = view
        self.launched += fault != "full"
        if fault == "full":
            return self.operation("insert", place, self.url(f"zones/{zone}/instances/{name}"), lambda: self.drop(key), (
                "ZONE_RESOURCE_POOL_EXHAUSTED_WITH_DETAILS", 503,
                f"The zone '{zone}' does not have enough resources available to fulfill the request."))
        return self.operation("insert", place, self.url(f"zones/{zone}/instances/{name}"),
                              lambda: view["status"] == "PROVISIONING" and view.update(status="STAGING"))

    def card(self, region, cards, name):
        if len(cards) != 1 or cards[0].get("subnetwork") not in [f"regions/{region}/subnetworks/{one}" for one in ("default", "inner")]:
            raise Refusal(404, "notFound", "The referenced subnetwork resource cannot be found.")
        card = {**cards[0], "networkIP": f"10.204.0.{next(self.numbers) % 250 + 2}"}
        for access in card.get("accessConfigs", []):
            given = access.get("natIP")
            own = [one for (where, _), one in self.things["addresses"].items() if where == region and one.get("address") == given]
            if given and not own:
                raise Refusal(400, "invalid", f"natIP {given} is no reserved address of the region")
            if given and own[0]["status"] == "IN_USE":
                raise Refusal(400, "externalIpInUse", "in use")
            if given:
                own[0].update(status="IN_USE", users=[name])
            card["accessConfigs"] = [{**access, "natIP": given or f"34.175.1.{next(self.numbers) % 250}"}]
        return card

    def disks(self, zone, disks, name, architecture):
        if [one.get("boot", False) for one in disks].count(True) != 1 or not disks[0].get("boot"):
            raise Refusal(400, "invalid", "one boot disk, and it is the first")
        for number, one in enumerate(disks):
            made = one["initializeParams"]
            check_labels(made.get("labels", {}))
            if made["diskType"] not in [f"zones/{zone}/diskTypes/{kind}" for kind in ("pd-balanced", "hyperdisk-balanced")]:
                raise Refusal(404, "notFound", f"The resource '{made['diskType']}' was not found")
            if int(made["diskSizeGb"]) < 10:
                raise Refusal(400, "invalid", f"Disk size: '{made['diskSizeGb']} GB' is too small")
            if one.get("boot"):
                self.check_image(made["sourceImage"], architecture)
            one["disk"] = made.get("diskName", name if number == 0 else f"{name}-{number}")
            if not NAME.fullmatch(one["disk"]) or not NAME.fullmatch(one.get("deviceName", "a")):
                raise Refusal(400, "invalid", "a disk's name")
            there = self.things["disks"].setdefault((zone, one["disk"]), {
                "name": one["disk"], "zone": self.url("zones/" + zone), "labels": made.get("labels", {}), "sizeGb": made["diskSizeGb"]})
            if there.get("users"):
                raise Refusal(400, "resourceInUseByAnotherResource", f"The disk '{one['disk']}' is in use")
            there["users"] = [self.url(f"zones/{zone}/instances/{name}")]
        return disks

    def check_image(self, path, architecture):
        found = re.fullmatch("projects/([^/]+)/global/images/([^/]+)", path)
        for one in IMAGES.get(found[1] if found else "", []):
            if one[0] == found[2] and one[2] == architecture:
                return
        raise Refusal(404, "notFound", f"The resource '{path}' was not found")

    def drop(self, key):
        instance = self.things["instances"].pop(key, {"disks": [], "networkInterfaces": []})
        for one in instance["disks"]:
            if one.get("autoDelete"):
                self.things["disks"].pop((key[0], one["disk"]), None)
        for address in self.things["addresses"].values():
            if address.get("users") == [key[1]]:
                address.update(status="RESERVED", users=[])

    def instances_delete(self, place, *_):
        instance = self.thing("instances", place, "instance")
        instance["status"] = "STOPPING"
        key = (place["zone"], place["instance"])
        return self.operation("delete", place, "", lambda: self.drop(key))

    def turned(status, at_once):
        def turn(self, place, *_):
            instance = self.thing("instances", place, "instance")
            instance["status"] = at_once
            return self.operation(status.lower(), place, "", lambda: instance.update(status=status))
        return turn

    instances_stop = turned("TERMINATED", "STOPPING")
    instances_start = turned("STAGING", "STAGING")
    instances_reset = turned("RUNNING", "RUNNING")

    def addresses_insert(self, place, query, body, fault):
        key = (place["region"], body["name"])
        self.free("addresses", key, body["name"])
        if "labels" in body:
            raise Refusal(400, "invalid", "labels can only be added by setLabels")
        view = {**body, "status": "RESERVING", "region": self.url("regions/" + place["region"])}
        self.things["addresses"][key] = view
        number = f"34.175.0.{next(self.numbers) % 250}"
        return self.operation("insert", place, "", lambda: view.update(status="RESERVED", address=number))

    def addresses_delete(self, place, *_):
        if self.thing("addresses", place, "address")["status"] == "IN_USE":
            raise Refusal(400, "resourceInUseByAnotherResource", "The address is being used")
        return self.operation("delete", place, "", lambda: self.things["addresses"].pop((place["region"], place["address"]), None))

    def disks_delete(self, place, *_):
        if self.thing("disks", place, "disk").get("users"):
            raise Refusal(400, "resourceInUseByAnotherResource", "The disk is already being used")
        return self.operation("delete", place, "", lambda: self.things["disks"].pop((place["zone"], place["disk"]), None))

    def firewalls_insert(self, place, query, body, fault):
        self.free("firewalls", body["name"], body["name"])
        return self.firewalls_update(place, query, body, fault)

    def firewalls_update(self, place, query, body, fault):
        if not body.get("allowed") or not (body.get("sourceRanges") or body.get("sourceTags")):
            raise Refusal(400, "required", "a rule allows something, from somewhere")
        for tag in body.get("targetTags", []) + body.get("sourceTags", []):
            if not NAME.fullmatch(tag):
                raise Refusal(400, "invalid", f"'{tag}' is no tag")
        return self.operation("insert", place, "", lambda: self.things["firewalls"].update({body["name"]: body}))

    def firewalls_delete(self, place, *_):
        self.thing("firewalls", place, "firewall")
        return self.operation("delete", place, "", lambda: self.things["firewalls"].pop(place["firewall"], None))

    # Tokens.

    def token(self, form, base):
        if form.get("grant_type") != "urn:ietf:params:oauth:grant-type:jwt-bearer":
            raise Refusal(400, "unsupported_grant_type", "Invalid grant_type")
        head, claims, signature = form["assertion"].split(".")
        said = json.loads(decoded(claims))
        digest = bytes.fromhex("3031300d060960864801650304020105000420") + hashlib.sha256(f"{head}.{claims}".encode()).digest()
        modulus, exponent = int(self.account["n"]), int(self.account["e"])
        size = (modulus.bit_length() + 7) // 8
        opened = pow(int.from_bytes(decoded(signature), "big"), exponent, modulus).to_bytes(size, "big")
        if json.loads(decoded(head))["alg"] != "RS256" or opened != b"\0\1" + b"\xff" * (size - 3 - len(digest)) + b"\0" + digest:
            raise Refusal(400, "invalid_grant", "Invalid JWT Signature.")
        now = time.time()
        if said["iss"] != self.account["email"]:
            raise Refusal(400, "invalid_grant", "Invalid grant: account not found")
        if said["aud"] != base + "/token" or not now - 300 < said["iat"] < now + 300 or said["exp"] - said["iat"] > 3600:
            raise Refusal(400, "invalid_grant", "Invalid JWT: Token must be a short-lived token")
        if said["scope"] not in DOCUMENT["auth"]["oauth2"]["scopes"]:
            raise Refusal(400, "invalid_scope", "Invalid OAuth scope")
        token = f"ya29.{next(self.numbers)}"
        self.tokens.add(token)
        self.calls.append({"method": "token", "query": {}, "body": said})
        return {"access_token": token, "expires_in": 3599, "token_type": "Bearer"}


FAULTS = {
    "broken": (503, "backendError", "Backend Error"),
    "forbidden": (403, "forbidden", "Required 'compute.disks.list' permission"),
    "slower": (403, "rateLimitExceeded", "Rate Limit Exceeded"),
    "stranger": (401, "authError", "Invalid Credentials"),
}


def decoded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def check_labels(labels):
    for key, value in labels.items():
        if not re.fullmatch("[a-z][a-z0-9_-]{0,62}", key) or not LABEL.fullmatch(value):
            raise Refusal(400, "invalid", f"Invalid value for field 'resource.labels': '{key}={value}'")


def stamp():
    return datetime.now(timezone.utc).astimezone().isoformat(timespec="milliseconds")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True
    cloud = Cloud()

    def log_message(self, *_):
        pass

    def handle_any(self):
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        url = urlsplit(self.path)
        base = "http://" + self.headers["Host"]
        with self.cloud.lock:
            try:
                self.say(200, self.answer(url.path, dict(parse_qsl(url.query)), raw, base))
            except Refusal as refusal:
                if refusal.status == 400 and url.path.startswith(ROOT) and not refusal.reason.startswith(("resource", "external")):
                    self.cloud.rejected.append(f"{self.command} {self.path}: {refusal}")
                self.say(refusal.status, refused(url.path, refusal))
            except ConnectionAbortedError:
                self.close_connection = True

    def answer(self, path, query, raw, base):
        if path.startswith("/control/"):
            return self.control(path.removeprefix("/control/"), json.loads(raw or b"{}"))
        if path == "/token":
            return self.cloud.token(dict(parse_qsl(raw.decode())), base)
        if self.headers.get("Authorization", "").removeprefix("Bearer ") not in self.cloud.tokens:
            raise Refusal(401, "authError", "Request had invalid authentication credentials.")
        return self.cloud.answer(self.command, unquote(path), query, json.loads(raw) if raw else None, base)

    def control(self, what, body):
        cloud = self.cloud
        if what == "reset":
            cloud.reset(body)
        elif what == "pass":
            cloud.let_pass()
        elif what == "fault":
            cloud.faults.append(body)
        elif what == "page":
            cloud.page = body["size"]
        elif what == "slow":
            cloud.looks = body["looks"]
        elif what == "revoke":
            cloud.tokens.clear()
        elif what == "calls":
            return cloud.calls
        elif what == "rejected":
            return cloud.rejected
        elif what == "things":
            return {kind: list(things.values()) for kind, things in cloud.things.items()}
        elif what == "launched":
            return cloud.launched
        return {}

    def say(self, status, answer):
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=UTF-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = handle_any


def refused(path, refusal):
    if path == "/token":
        return {"error": refusal.reason, "error_description": str(refusal)}
    return {"error": {"code": refusal.status, "message": str(refusal),
                      "errors": [{"message": str(refusal), "domain": "global", "reason": refusal.reason}]}}


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
