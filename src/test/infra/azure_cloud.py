"""A server that answers as Azure's Resource Manager does, for tests: one subscription, kept in memory.

Every call is held against Microsoft's own packages for Python (azure-mgmt-compute, -network, -resource): the path, the method, the version
and the parameters against their operations, each body against their models, and every answer of this server's too. What follows from a call
is written after Microsoft's documentation. Time passes when things are looked at, or when a test lets it.

    python azure_cloud.py PORT TENANT CLIENT SECRET SUBSCRIPTION
"""
import base64
import datetime
import enum
import functools
import importlib
import inspect
import json
import pathlib
import re
import secrets
import sys
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PORT, TENANT, CLIENT, SECRET, SUBSCRIPTION = sys.argv[1:6]
COMPUTE, NETWORK, RESOURCES = "azure.mgmt.compute.v2024_11_01", "azure.mgmt.network", "azure.mgmt.resource.resources.v2022_09_01"
DISKS, SKUS = "azure.mgmt.compute.v2025_01_02", "azure.mgmt.compute.v2021_07_01"
KINDS = {"microsoft.compute/virtualmachines": (COMPUTE, "VirtualMachine"), "microsoft.compute/disks": (DISKS, "Disk"),
         "microsoft.compute/images": (COMPUTE, "Image"), "microsoft.network/networkinterfaces": (NETWORK, "NetworkInterface"),
         "microsoft.network/publicipaddresses": (NETWORK, "PublicIPAddress"), "microsoft.network/virtualnetworks": (NETWORK, "VirtualNetwork"),
         "microsoft.network/networksecuritygroups": (NETWORK, "NetworkSecurityGroup"),
         "microsoft.network/networksecuritygroups/securityrules": (NETWORK, "SecurityRule")}
VM, DISK, IMAGE, NIC, IP, VNET, NSG, RULE = ("microsoft.compute/virtualmachines", "microsoft.compute/disks", "microsoft.compute/images",
                                             "microsoft.network/networkinterfaces", "microsoft.network/publicipaddresses",
                                             "microsoft.network/virtualnetworks", "microsoft.network/networksecuritygroups",
                                             "microsoft.network/networksecuritygroups/securityrules")
BOOT_LOOKS = 3


class Refused(Exception):
    def __init__(self, status, code, message, headers=None):
        super().__init__(message)
        self.status, self.code, self.message, self.headers = status, code, message, headers or {}


# What Microsoft's packages say.

def operations():
    """Method, form of the path, version and parameters of each call that the packages know."""
    known = []
    for name in (COMPUTE, DISKS, SKUS, NETWORK, RESOURCES):
        package = pathlib.Path(importlib.import_module(name).__file__).parent
        for text in (package / "operations/_operations.py").read_text().split("\ndef build_")[1:]:
            text = text.split("\n\n\n", 1)[0]
            url = re.search(r'"(/[^"]*)"', text)
            method = re.search(r'method="(\w+)"', text)
            version = re.search(r'_params.pop\("api-version", "([^"]+)"\)', text)
            if url and method and version:
                form = re.sub(r"\\\{[^}]*\\\}", "[^/]+", re.escape(url.group(1)))
                known.append((method.group(1), re.compile(form, re.I), version.group(1), set(re.findall(r'_params\["([^"]+)"\]', text))))
    return known


KNOWN = operations()


def check_call(method, path, query):
    fitting = [one for one in KNOWN if one[0] == method and one[1].fullmatch(path)]
    if not fitting:
        raise Refused(400, "NoSuchOperation", f"no operation {method} {path}")
    versions = {one[2] for one in fitting}
    if query.get("api-version") not in versions:
        raise Refused(400, "InvalidApiVersionParameter", f"{query.get('api-version')} is none of {versions} for {path}")
    allowed = set().union(*(one[3] for one in fitting)) | {"$skiptoken"}
    if set(query) - allowed:
        raise Refused(400, "InvalidParameter", f"parameters {set(query) - allowed} of {method} {path}")


SIMPLE = {"str": str, "int": int, "bool": bool, "float": (int, float), "long": int, "iso-8601": str, "date": str, "duration": str}


def problems(package, model, value, where, sent):
    """What in a value is not as the package's model of that name says."""
    models = importlib.import_module(package + ".models")
    shape = getattr(models, model)
    if not isinstance(value, dict):
        return [f"{where} is to be a {model}"]
    leaves = {tuple(one["key"].replace("\\.", "\0").split(".")): (name, one["type"]) for name, one in shape._attribute_map.items()}
    rules = shape._validation
    found = []

    def visit(prefix, part):
        for key, inner in part.items():
            path = prefix + (key.replace(".", "\0"),)
            if path in leaves:
                name, kind = leaves[path]
                rule = rules.get(name, {})
                if sent and rule.get("readonly") and key not in ("name", "type"):
                    found.append(f"{where}.{'.'.join(path)} is read-only")
                else:
                    found.extend(typed(package, kind, inner, f"{where}.{'.'.join(path)}", sent, rule))
                    found.extend(worded(models, shape, name, inner, f"{where}.{'.'.join(path)}"))
            elif any(leaf[:len(path)] == path for leaf in leaves) and isinstance(inner, dict):
                visit(path, inner)
            else:
                found.append(f"{where}.{'.'.join(path)} is unknown to {model}")

    visit((), value)
    for path, (name, _) in leaves.items():
        rule = rules.get(name, {})
        if rule.get("required") and not rule.get("constant"):
            part = value
            for key in path:
                part = part.get(key) if isinstance(part, dict) else None
            if part is None:
                found.append(f"{where}.{'.'.join(path)} is required")
    return found


def typed(package, kind, value, where, sent, rule):
    if kind.startswith("["):
        return [one for i, item in enumerate(value if isinstance(value, list) else [None])
                for one in typed(package, kind[1:-1], item, f"{where}[{i}]", sent, {})]
    if kind.startswith("{"):
        if not isinstance(value, dict):
            return [f"{where} is to be a map"]
        return [one for key, item in value.items() for one in typed(package, kind[1:-1], item, f"{where}.{key}", sent, {})]
    if kind in ("object", "{}"):
        return []
    if kind in SIMPLE:
        if not isinstance(value, SIMPLE[kind]) or (kind != "bool" and isinstance(value, bool)):
            return [f"{where} is to be {kind}"]
        wrong = [f"{where} is not {name} {limit}" for name, limit, holds in (
            ("max_length", rule.get("max_length"), lambda most: len(value) <= most),
            ("pattern", rule.get("pattern"), lambda form: re.match(form, value)),
            ("maximum", rule.get("maximum"), lambda most: value <= most),
            ("minimum", rule.get("minimum"), lambda least: value >= least)) if limit is not None and not holds(limit)]
        return wrong
    return problems(package, kind, value, where, sent)


@functools.cache
def parameters(shape):
    return inspect.signature(shape.__init__).parameters


def worded(models, shape, name, value, where):
    """A word that is one of several has to be one of them."""
    parameter = parameters(shape).get(name)
    named = re.search(r"models\.(\w+)", str(parameter.annotation)) if parameter else None
    words = getattr(models, named.group(1), None) if named else None
    if isinstance(value, str) and inspect.isclass(words) and issubclass(words, enum.Enum) and value not in [one.value for one in words]:
        return [f"{where}: {value} is none of {[one.value for one in words]}"]
    return []


# The subscription.

def now():
    return datetime.datetime.now(datetime.timezone.utc).isoformat()


class Thing:
    def __init__(self, kind, path, body):
        self.kind, self.path, self.body = kind, path, body
        self.looks, self.then = 0, None

    @property
    def properties(self):
        return self.body.setdefault("properties", {})

    def becomes(self, looks, then):
        self.looks, self.then = looks, then


class Cloud:
    """All things by their ids in lower case; groups among them."""

    def __init__(self):
        self.lock, self.tokens = threading.RLock(), set()
        self.reset()

    def reset(self):
        self.things, self.groups, self.faults, self.log = {}, {}, [], []
        self.page, self.elsewhere, self.addresses, self.made = 50, None, 3, 0
        image = f"/subscriptions/{SUBSCRIPTION}/resourceGroups/images/providers/Microsoft.Compute/images/our-own"
        self.groups["images"] = self.group("images", {"location": "westeurope"})
        self.put(IMAGE, image, {"location": "westeurope", "tags": {"os_distro": "alpine", "os_version": "3.20"}, "properties": {
            "hyperVGeneration": "V2", "storageProfile": {"osDisk": {"osType": "Linux", "osState": "Generalized", "diskSizeGB": 8}}}}, {})

    def group(self, name, body):
        return {"id": f"/subscriptions/{SUBSCRIPTION}/resourceGroups/{name}", "name": name, "type": "Microsoft.Resources/resourceGroups",
                **body, "properties": {"provisioningState": "Succeeded"}}

    def look(self, thing):
        if thing.then:
            thing.looks -= 1
            if thing.looks < 0:
                then, thing.then = thing.then, None
                then()

    def pass_time(self):
        for thing in list(self.things.values()):
            thing.looks = 0
            self.look(thing)
        self.end_groups()

    def end_groups(self):
        for name in [name for name, group in self.groups.items() if group["properties"]["provisioningState"] == "Deleting"]:
            del self.groups[name]
            self.things = {key: one for key, one in self.things.items() if f"/resourcegroups/{name}/" not in key}

    def of(self, kind, group=None):
        found = [one for key, one in sorted(self.things.items()) if one.kind == kind and (group is None or f"/resourcegroups/{group}/" in key)]
        for one in found:
            self.look(one)
        return [one for one in found if one.path.lower() in self.things]

    def referred(self, reference, kind, by):
        thing = self.things.get(reference.lower())
        if not thing or thing.kind != kind:
            raise Refused(400, "InvalidResourceReference", f"{reference} that {by} names was not found")
        if thing.properties.get("provisioningState") != "Succeeded":
            raise Refused(429, "RetryableError", f"ReferencedResourceNotProvisioned: {reference} is not in Succeeded state")
        return thing

    def put(self, kind, path, body, headers):
        there = self.things.get(path.lower())
        if there and headers.get("If-None-Match") == "*":
            raise Refused(412, "PreconditionFailed", f"{path} exists")
        if there and there.body["location"] != body["location"]:
            raise Refused(409, "InvalidResourceLocation", f"{path} exists in {there.body['location']}")
        body = {"id": path, "name": path.rsplit("/", 1)[1], "type": "/".join(path.split("/providers/")[1].split("/")[:2]), **body}
        if there:
            there.body = {**body, "properties": {**there.properties, **body.get("properties", {})}}
            return there, 200
        thing = Thing(kind, path, body)
        maker = {VM: self.new_vm, NIC: self.new_nic, IP: self.new_ip, VNET: self.new_network, NSG: self.new_rules}.get(kind)
        if maker:
            maker(thing)
        self.things[path.lower()] = thing
        return thing, 201

    def settle(self, thing, looks=0, state="Updating"):
        thing.properties["provisioningState"] = state
        thing.becomes(looks, lambda: thing.properties.update(provisioningState="Succeeded"))

    def new_network(self, thing):
        for subnet in thing.properties.get("subnets", []):
            subnet["id"] = f"{thing.path}/subnets/{subnet['name']}"
        self.settle(thing)

    def new_rules(self, thing):
        numbers = [rule["properties"]["priority"] for rule in thing.properties.get("securityRules", [])]
        if len(set(numbers)) < len(numbers) or any(not 100 <= one <= 4096 for one in numbers):
            raise Refused(400, "SecurityRuleConflict", f"priorities {numbers}")
        self.settle(thing)

    def add_rule(self, path, body):
        rules = self.things.get(path.rsplit("/", 2)[0].lower())
        if not rules:
            raise Refused(404, "ResourceNotFound", f"no {path.rsplit('/', 2)[0]}")
        there = rules.properties.setdefault("securityRules", [])
        if any(one["properties"]["priority"] == body["properties"]["priority"] for one in there):
            raise Refused(400, "SecurityRuleConflict", "a priority twice")
        there.append({"name": path.rsplit("/", 1)[1], **body})
        self.settle(rules)
        return body

    def new_ip(self, thing):
        if thing.body.get("sku", {}).get("name") != "Standard" or thing.properties.get("publicIPAllocationMethod") != "Static":
            raise Refused(400, "IPv4BasicSkuPublicIpCountLimitReached", "addresses of the kind Basic are no more")
        self.addresses += 1
        thing.properties["ipAddress"] = f"203.0.113.{self.addresses % 250}"
        self.settle(thing)

    def new_nic(self, thing):
        self.addresses += 1
        for place in thing.properties["ipConfigurations"]:
            place["id"] = f"{thing.path}/ipConfigurations/{place['name']}"
            inner = place["properties"]
            network, subnet = inner["subnet"]["id"].rsplit("/subnets/", 1)
            network = self.referred(network, VNET, thing.path)
            if not any(one["name"] == subnet for one in network.properties["subnets"]) or network.body["location"] != thing.body["location"]:
                raise Refused(400, "InvalidResourceReference", f"no subnet {subnet} there")
            inner["privateIPAddress"] = f"10.0.{self.addresses // 250}.{self.addresses % 250}"
            if "publicIPAddress" in inner:
                address = self.referred(inner["publicIPAddress"]["id"], IP, thing.path)
                if "ipConfiguration" in address.properties:
                    raise Refused(400, "PublicIPAddressInUse", f"{address.path} is used")
                address.properties["ipConfiguration"] = {"id": place["id"]}
        if "networkSecurityGroup" in thing.properties:
            self.referred(thing.properties["networkSecurityGroup"]["id"], NSG, thing.path)
        thing.properties["provisioningState"] = "Succeeded"

    def new_vm(self, thing):
        inner, name = thing.properties, thing.path.rsplit("/", 1)[1]
        system = inner["osProfile"]
        if len(name) > 64 or not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*", system["computerName"]) or system["adminUsername"] in ("root", "admin"):
            raise Refused(400, "InvalidParameter", f"osProfile of {name}")
        keys = system["linuxConfiguration"].get("ssh", {}).get("publicKeys", [])
        if not system["linuxConfiguration"].get("disablePasswordAuthentication") or not keys or any(
                key["path"] != f"/home/{system['adminUsername']}/.ssh/authorized_keys" or not key["keyData"].startswith("ssh-") for key in keys):
            raise Refused(400, "InvalidParameter", "linuxConfiguration.ssh.publicKeys")
        if len(base64.b64decode(system.pop("customData", ""), validate=True)) > 65536:
            raise Refused(400, "InvalidParameter", "customData is too long")
        if inner["hardwareProfile"]["vmSize"] not in [one["name"] for one in SIZES if thing.body["location"] in one["locations"]]:
            raise Refused(400, "InvalidParameter", f"the size {inner['hardwareProfile']['vmSize']} is not sold in {thing.body['location']}")
        self.check_image(inner["storageProfile"]["imageReference"], thing.body)
        nics = [self.referred(one["id"], NIC, name) for one in inner["networkProfile"]["networkInterfaces"]]
        if any("virtualMachine" in one.properties for one in nics):
            raise Refused(400, "NicInUse", f"an interface of {name} is used")
        for nic in nics:
            nic.properties["virtualMachine"] = {"id": thing.path}
        group = thing.path.split("/providers/")[0]
        for disk in [inner["storageProfile"]["osDisk"], *inner["storageProfile"].get("dataDisks", [])]:
            path = f"{group}/providers/Microsoft.Compute/disks/{disk['name']}"
            if path.lower() in self.things:
                raise Refused(409, "ConflictingUserInput", f"a disk {disk['name']} exists")
            disk["managedDisk"]["id"] = path
            self.things[path.lower()] = Thing(DISK, path, {
                "id": path, "name": disk["name"], "type": "Microsoft.Compute/disks", "location": thing.body["location"], "managedBy": thing.path,
                "properties": {"creationData": {"createOption": disk["createOption"]}, "diskSizeGB": disk.get("diskSizeGB", 30),
                               "provisioningState": "Succeeded"}})
        inner.update(timeCreated=now(), vmId=secrets.token_hex(8))
        self.made += 1
        self.settle(thing, BOOT_LOOKS, "Creating")
        self.power(thing, "starting")
        booted = thing.then
        thing.then = lambda: (booted(), self.power(thing, "running"))

    def check_image(self, image, body):
        if "id" in image:
            if image["id"].lower() not in self.things:
                raise Refused(404, "ImageNotFound", f"no image {image['id']}")
            return
        place = (image["publisher"], image["offer"], image["sku"])
        if image["version"] not in (*IMAGES.get(place, []), "latest") or place not in IMAGES:
            raise Refused(404, "PlatformImageNotFound", f"no image {image}")
        wanted = plan_of(place)
        if (wanted or {}) != body.get("plan", {}):
            raise Refused(400, "VMMarketplaceInvalidInput", f"the plan of {place} is {wanted}, not {body.get('plan')}")

    def power(self, vm, word, failure=None):
        vm.statuses = [{"code": failure or "ProvisioningState/succeeded", "level": "Error" if failure else "Info", "message": failure or ""}]
        if word:
            vm.statuses.append({"code": f"PowerState/{word}", "level": "Info", "displayStatus": f"VM {word}"})

    def order(self, vm, action):
        during, after = {"start": ("starting", "running"), "restart": ("running", "running"), "deallocate": ("deallocating", "deallocated")}[action]
        self.power(vm, during)
        self.settle(vm, 1)
        done = vm.then
        vm.then = lambda: (done(), self.power(vm, after))

    def delete(self, thing):
        key, path = thing.path.lower(), thing.path
        used = {NIC: ("NicInUse", "virtualMachine" in thing.properties),
                IP: ("PublicIPAddressCannotBeDeleted", "ipConfiguration" in thing.properties),
                NSG: ("InUseNetworkSecurityGroupCannotBeDeleted", any(
                    one.properties.get("networkSecurityGroup", {}).get("id", "").lower() == key for one in self.things.values() if one.kind == NIC))}
        code, in_use = used.get(thing.kind, ("", False))
        if in_use:
            raise Refused(400, code, f"{path} is in use")
        if thing.kind == DISK and thing.body.get("managedBy"):
            raise Refused(409, "OperationNotAllowed", f"disk {path} is attached to VM {thing.body['managedBy']}")
        if thing.kind == VM:
            thing.properties["provisioningState"] = "Deleting"
            thing.becomes(1, lambda: self.end(thing))
            return 202
        self.gone(thing)
        return 202 if thing.kind == NIC else 200

    def gone(self, thing):
        for place in thing.properties.get("ipConfigurations", []):
            address = self.things.get(place["properties"].get("publicIPAddress", {}).get("id", "").lower())
            if address:
                address.properties.pop("ipConfiguration", None)
        self.things.pop(thing.path.lower(), None)

    def end(self, vm):
        """A machine goes, and with it what was asked to go with it."""
        storage = vm.properties["storageProfile"]
        for disk in [storage["osDisk"], *storage.get("dataDisks", [])]:
            one = self.things.get(disk["managedDisk"]["id"].lower())
            if one:
                one.body.pop("managedBy", None)
                if disk.get("deleteOption") == "Delete":
                    self.gone(one)
        for reference in vm.properties["networkProfile"]["networkInterfaces"]:
            nic = self.things.get(reference["id"].lower())
            if nic:
                nic.properties.pop("virtualMachine", None)
                if reference["properties"].get("deleteOption") == "Delete":
                    self.gone(nic)
                    for place in nic.properties["ipConfigurations"]:
                        address = place["properties"].get("publicIPAddress", {})
                        if address.get("properties", {}).get("deleteOption") == "Delete" and address["id"].lower() in self.things:
                            self.gone(self.things[address["id"].lower()])
        self.gone(vm)


def size(name, cpus, memory, gpus=0, architecture="x64", generations="V1,V2", withheld=False):
    able = {"vCPUs": cpus, "MemoryGB": memory, "CpuArchitectureType": architecture, "HyperVGenerations": generations, "GPUs": gpus}
    return {"resourceType": "virtualMachines", "name": name, "locations": ["westeurope", "northeurope"],
            "capabilities": [{"name": key, "value": str(value)} for key, value in able.items()],
            "restrictions": [{"type": "Location", "values": ["westeurope"], "reasonCode": "NotAvailableForSubscription"}] if withheld else [
                {"type": "Zone", "values": ["westeurope"], "restrictionInfo": {"zones": ["2"]}, "reasonCode": "NotAvailableForSubscription"}]}


SIZES = [size("Standard_B1s", 1, 1), size("Standard_B2s_v2", 2, 8), size("Standard_NC4as_T4_v3", 4, 28, gpus=1),
         size("Standard_D2ps_v6", 2, 8, architecture="Arm64", generations="V2"), size("Standard_A1", 1, 1.75, generations="V1"),
         size("Standard_M8ms", 8, 218.75, withheld=True),
         {"resourceType": "disks", "name": "StandardSSD_LRS", "locations": ["westeurope"], "capabilities": [], "restrictions": []}]
IMAGES = {("Debian", "debian-12", "12"): ["0.20250101.1"], ("Debian", "debian-12", "12-gen2"): ["0.20240101.1", "0.20250101.1"],
          ("Debian", "debian-12", "12-arm64"): ["0.20250101.1"], ("Debian", "debian-13-daily", "13-gen2"): ["0.20260101.1"],
          ("Canonical", "ubuntu-24_04-lts", "server"): ["24.04.202501010"], ("Canonical", "ubuntu-24_04-lts", "minimal"): ["24.04.202501010"],
          ("Canonical", "0001-com-ubuntu-server-jammy", "22_04-lts-gen2"): ["22.04.202501010"],
          ("almalinux", "almalinux-x86_64", "9-gen2"): ["9.5.202501010"], ("resf", "rockylinux-x86_64", "9-base"): ["9.5.20250101"]}


def plan_of(place):
    return {"publisher": place[0], "product": place[1], "name": place[2]} if place[0] in ("almalinux", "resf") else None


CLOUD = Cloud()


# The wire.

def statuses_only(vm):
    """The list of how machines run says nothing else of them, and writes their ids as it pleases."""
    place = vm.path.replace(f"/resourceGroups/{vm.path.split('/')[4]}", f"/resourceGroups/{vm.path.split('/')[4].upper()}")
    return {"id": place, "name": vm.body["name"], "location": vm.body["location"],
            "properties": {"instanceView": {"statuses": vm.statuses}}}


def market(path):
    """The lists of the market's images: bare arrays."""
    parts = re.split(r"/", path.split("/publishers/")[1])
    publisher, offer, sku = parts[0], parts[4] if len(parts) > 4 else None, parts[6] if len(parts) > 6 else None
    version = parts[8] if len(parts) > 8 else None
    if version:
        if version not in IMAGES.get((publisher, offer, sku), []):
            raise Refused(404, "NotFound", f"no version {version}")
        plan = plan_of((publisher, offer, sku))
        return {"name": version, "location": "westeurope", "properties": {
            "osDiskImage": {"operatingSystem": "Linux"}, "hyperVGeneration": "V2", "architecture": "x64", **({"plan": plan} if plan else {})}}
    level = len([one for one in (offer, sku) if one])
    fitting = [key for key in IMAGES if key[0] == publisher and (not offer or key[1] == offer) and (not sku or key[2] == sku)]
    if not fitting:
        raise Refused(404, "NotFound", f"{path} was not found")
    names = sorted({key[level + 1] for key in fitting}) if level < 2 else sorted(IMAGES[fitting[0]], reverse=True)
    return [{"name": one, "location": "westeurope"} for one in names]


class Wire(BaseHTTPRequestHandler):
    protocol_version, wbufsize, disable_nagle_algorithm = "HTTP/1.1", 65536, True

    def log_message(self, *_):
        pass

    def do(self):
        text = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        url = urllib.parse.urlsplit(self.path)
        path, query = url.path, dict(urllib.parse.parse_qsl(url.query))
        try:
            with CLOUD.lock:
                status, answer, headers = self.answered(path, query, text)
            if status == 0:
                self.close_connection = True
                return
            self.say(status, answer, headers)
        except Refused as no:
            error = {"error": no.code, "error_description": no.message} if path.endswith("/token") else {
                "error": {"code": no.code, "message": no.message}}
            self.say(no.status, error, no.headers)

    do_GET = do_PUT = do_POST = do_DELETE = do

    def say(self, status, answer, headers):
        body = json.dumps(answer).encode() if answer is not None and status != 204 else b""
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def answered(self, path, query, text):
        if path.startswith("/stand-in/"):
            return self.told(path.rsplit("/", 1)[1], text)
        if path == f"/{TENANT}/oauth2/v2.0/token":
            return self.token(dict(urllib.parse.parse_qsl(text)))
        if path.endswith("/oauth2/v2.0/token"):
            raise Refused(400, "invalid_request", f"AADSTS90002: Tenant {path.split('/')[1]} not found")
        if self.headers.get("Authorization", "").removeprefix("Bearer ") not in CLOUD.tokens:
            raise Refused(401, "ExpiredAuthenticationToken", "the access token is none", {"WWW-Authenticate": "Bearer"})
        body = json.loads(text) if text else None
        if self.command in ("POST", "PUT") and "Content-Length" not in self.headers:
            raise Refused(411, "LengthRequired", "a length is required")
        CLOUD.log.append({"method": self.command, "path": path, "query": query, "body": json.loads(text) if text else None})
        check_call(self.command, path, query)
        if not path.startswith(f"/subscriptions/{SUBSCRIPTION}/"):
            raise Refused(404, "SubscriptionNotFound", "no such subscription")
        fault = next((one for one in CLOUD.faults if one["method"] == self.command and re.search(one["path"], path)), None)
        if fault:
            CLOUD.faults.remove(fault)
            if fault["kind"] == "answer":
                raise Refused(fault["status"], fault["code"], fault.get("message", "as planned"), fault.get("headers", {}))
            if fault["kind"] == "blind":
                return 200, {"value": []}, {}
        done = self.done(path, query, body, fault)
        return (0, None, {}) if fault and fault["kind"] == "late" else done

    def token(self, form):
        if form.get("grant_type") != "client_credentials" or form.get("scope") != f"http://{self.headers['Host']}/.default":
            raise Refused(400, "invalid_scope", f"AADSTS70011: {form.get('scope')}")
        if (form.get("client_id"), form.get("client_secret")) != (CLIENT, SECRET):
            raise Refused(401, "invalid_client", "AADSTS7000215: Invalid client secret provided", {"WWW-Authenticate": "Bearer"})
        token = secrets.token_urlsafe()
        CLOUD.tokens.add(token)
        return 200, {"token_type": "Bearer", "expires_in": 3599, "access_token": token}, {}

    def told(self, what, text):
        """What tests say and ask besides."""
        told = json.loads(text or "{}")
        if what == "fault":
            CLOUD.faults.append(told)
        elif what == "page":
            CLOUD.page, CLOUD.elsewhere = told["size"], told.get("elsewhere")
        elif what == "expire":
            CLOUD.tokens.clear()
        elif what == "foreign":
            CLOUD.things[told["id"].lower()] = Thing(told["type"].lower(), told["id"], told)
        else:
            {"reset": CLOUD.reset, "pass": CLOUD.pass_time}.get(what, lambda: None)()
        return 200, {"log": CLOUD.log, "made": CLOUD.made, "things": sorted(CLOUD.things) + sorted(CLOUD.groups)}, {}

    def done(self, path, query, body, fault):
        below = path.split(f"/subscriptions/{SUBSCRIPTION}", 1)[1]
        if re.fullmatch(r"/resourcegroups(/[^/]+)?", below, re.I):
            return self.group(below.split("/")[2:], body, query)
        if "/publishers/" in below:
            answer = market(below)
            self.check(COMPUTE, "VirtualMachineImage" if isinstance(answer, dict) else "VirtualMachineImageResource", answer)
            return 200, answer[:int(query.get("$top", 99))] if isinstance(answer, list) else answer, {}
        if re.fullmatch(r"/providers/[^/]+/skus", below):
            wanted = re.fullmatch(r"location eq '(\w+)'", query["$filter"]).group(1)
            return self.listed([one for one in SIZES if wanted in one["locations"]], query, SKUS, "ResourceSku")
        if below.endswith("/usages"):
            return self.listed(self.usages(below), query, COMPUTE if "Compute" in below else NETWORK, "Usage")
        group = re.match(r"/resourcegroups/([^/]+)", below, re.I)
        group = group.group(1).lower() if group else None
        if group and group not in CLOUD.groups:
            raise Refused(404, "ResourceGroupNotFound", f"Resource group '{group}' could not be found.")
        if group and below.lower().endswith("/resources"):
            inside = [one for key, one in CLOUD.things.items() if f"/resourcegroups/{group}/" in key]
            return self.listed([{key: one.body[key] for key in ("id", "name", "type", "location", "tags") if key in one.body}
                                for one in inside], query, RESOURCES, "GenericResourceExpanded")
        parts = below.split("/providers/")[1].split("/")
        kind = "/".join(parts[:2]).lower()
        if len(parts) == 2:
            things = CLOUD.of(kind, group)
            bodies = [statuses_only(one) if query.get("statusOnly") == "true" else one.body for one in things]
            return self.listed(bodies, query, *KINDS[kind])
        if len(parts) == 5:
            self.check_body(RULE, body)
            return 201, CLOUD.add_rule(path, body), {}
        return self.thing(kind, group, path, parts, body, fault)

    def group(self, name, body, query):
        if not name:
            answer = self.listed(list(CLOUD.groups.values()), query, RESOURCES, "ResourceGroup")
            CLOUD.end_groups()
            return answer
        there = CLOUD.groups.get(name[0].lower())
        if self.command == "PUT":
            self.check_words(RESOURCES, "ResourceGroup", body)
            if there and there["location"] != body["location"]:
                raise Refused(409, "InvalidResourceGroupLocation", "it exists elsewhere")
            CLOUD.groups[name[0].lower()] = CLOUD.group(name[0], body)
            return 201, CLOUD.groups[name[0].lower()], {}
        if not there:
            raise Refused(404, "ResourceGroupNotFound", f"Resource group '{name[0]}' could not be found.")
        if self.command == "DELETE":
            there["properties"]["provisioningState"] = "Deleting"
            return 202, None, {"Location": f"http://{self.headers['Host']}/later", "Retry-After": "15"}
        return 200, there, {}

    def thing(self, kind, group, path, parts, body, fault):
        there = CLOUD.things.get(path.split(f"/{parts[3]}")[0].lower() if len(parts) > 3 else path.lower())
        if self.command == "PUT":
            if CLOUD.groups[group]["properties"]["provisioningState"] == "Deleting":
                raise Refused(409, "ResourceGroupBeingDeleted", f"{group} is being deleted")
            self.check_body(kind, body)
            made, status = CLOUD.put(kind, path, body, self.headers)
            if fault and fault["kind"] == "unallocated":
                made.becomes(0, lambda: (made.properties.update(provisioningState="Failed"),
                                         CLOUD.power(made, None, "ProvisioningState/failed/AllocationFailed")))
            later = f"http://{self.headers['Host']}/subscriptions/{SUBSCRIPTION}/providers/x/operations/1"
            return status, made.body, {"Azure-AsyncOperation": later, "Retry-After": "10"}
        if not there:
            if self.command == "DELETE":
                return 204, None, {}
            raise Refused(404, "ResourceNotFound", f"The Resource '{path}' under resource group '{group}' was not found.")
        if self.command == "DELETE":
            return CLOUD.delete(there), None, {}
        if self.command == "POST":
            CLOUD.order(there, parts[3])
            return 202, None, {}
        CLOUD.look(there)
        self.check(*KINDS[kind], there.body)
        return 200, there.body, {}

    def usages(self, below):
        def usage(name, used, limit):
            return {"name": {"value": name, "localizedValue": name}, "currentValue": used, "limit": limit, "unit": "Count"}

        vms = CLOUD.of(VM)
        cores = {one["name"]: int(one["capabilities"][0]["value"]) for one in SIZES if one["capabilities"]}
        if "Compute" in below:
            return [usage("virtualMachines", len(vms), 25000),
                    usage("cores", sum(cores[vm.properties["hardwareProfile"]["vmSize"]] for vm in vms), 20)]
        return [usage("StandardSkuPublicIpAddresses", len(CLOUD.of(IP)), 20), usage("NetworkSecurityGroups", len(CLOUD.of(NSG)), 5000)]

    def listed(self, bodies, query, package, model):
        self.check(package, model, bodies)
        start = int(query.get("$skiptoken", 0))
        page = {"value": bodies[start:start + CLOUD.page]}
        if start + CLOUD.page < len(bodies):
            more = urllib.parse.urlencode({**query, "$skiptoken": start + CLOUD.page})
            page["nextLink"] = f"http://{CLOUD.elsewhere or self.headers['Host']}{urllib.parse.urlsplit(self.path).path}?{more}"
        return 200, page, {}

    def check_body(self, kind, body):
        self.check_words(*KINDS[kind], body)

    def check_words(self, package, model, body):
        wrong = problems(package, model, body, model, True)
        if wrong:
            raise Refused(400, "InvalidRequestContent", "; ".join(wrong))

    def check(self, package, model, answers):
        """This server's own words are Microsoft's too."""
        for answer in answers if isinstance(answers, list) else [answers]:
            wrong = problems(package, model, answer, model, False)
            if wrong:
                raise Refused(500, "StandInIsWrong", "; ".join(wrong))


ThreadingHTTPServer.daemon_threads = True
ThreadingHTTPServer(("127.0.0.1", int(PORT)), Wire).serve_forever()
