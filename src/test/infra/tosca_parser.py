"""How tosca-parser sees service templates, for comparison.

    tosca_parser.py view           reads cases from standard input, a JSON object a line: {"name", "files", "map", "inputs"}
    tosca_parser.py time N CASE    the best of N readings of one case in this process, in seconds of the processor

`files` are read and united as documents, the first lowest; `map` holds a file for each URL that is answered, or for each prefix of
URLs the folder that answers them. No other URL is: there is no network here. An answer is a JSON object a line: the node templates
with type, properties, capabilities and requirements, or the error.
"""
import io
import json
import logging
import os
import sys
import time
import urllib.error
import urllib.request
from contextlib import redirect_stderr, redirect_stdout

import yaml
from toscaparser import functions
from toscaparser.tosca_template import ToscaTemplate


def no_network(url, *_, **__):
    raise urllib.error.URLError('no network')


class Mapped(dict):
    """tosca-parser asks for the keys, and compares each with the URL that it wants: this one is the URL that the map answers."""

    def __init__(self, places):
        super().__init__()
        for url, place in places.items():
            if os.path.isdir(place):
                for folder, _, names in os.walk(place):
                    for name in names:
                        path = os.path.join(folder, name)
                        self[url + os.path.relpath(path, place)] = path
            else:
                self[url] = place


def united(below, above):
    if not (isinstance(below, dict) and isinstance(above, dict)):
        return above
    both = dict(below)
    for key, value in above.items():
        both[key] = united(both[key], value) if key in both else value
    return both


def read(case, places):
    if len(case['files']) == 1:
        return ToscaTemplate(case['files'][0], case.get('inputs'), True, local_defs=places)
    documents = []
    for path in case['files']:
        with open(path, encoding='utf-8') as file:
            documents.append(yaml.load(file, Loader=getattr(yaml, 'CSafeLoader', yaml.SafeLoader)))
    whole = documents[0]
    for document in documents[1:]:
        for section in ('inputs', 'node_templates', 'outputs'):
            own = (document.get('topology_template') or {}).get(section)
            if own:
                topology = whole.setdefault('topology_template', {})
                topology[section] = united(topology.get(section) or {}, own)
    return ToscaTemplate(yaml_dict_tpl=whole, local_defs=places)


def plain(value):
    """As JSON; what tosca-parser cannot tell is {"$function": its name}."""
    if isinstance(value, functions.Function):
        try:
            told = value.result()
        except Exception:
            told = value
        return {'$function': value.name} if isinstance(told, functions.Function) else plain(told)
    if isinstance(value, dict):
        if len(value) == 1 and next(iter(value)) in functions.function_mappings:
            return {'$function': next(iter(value))}
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)


def target(value):
    return value.get('node') if isinstance(value, dict) else value


def node(template):
    return {
        'type': template.type,
        'properties': {one.name: plain(one.value) for one in template.get_properties_objects()},
        'capabilities': {
            one.name: {name: plain(prop.value) for name, prop in one.get_properties().items()}
            for one in template.get_capabilities_objects()
        },
        'requirements': [[name, target(value)] for one in template.requirements for name, value in one.items()],
    }


def view(case):
    try:
        tosca = read(case, Mapped(case.get('map', {})))
        return {'nodes': {one.name: node(one) for one in getattr(tosca, 'nodetemplates', [])}}
    except Exception as error:
        return {'error': f'{type(error).__name__}: {error}'}


def quietly(function, *arguments):
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        return function(*arguments)


def main():
    logging.disable(logging.CRITICAL)
    urllib.request.urlopen = no_network
    if sys.argv[1] == 'view':
        for line in sys.stdin:
            case = json.loads(line)
            print(json.dumps({'name': case['name'], **quietly(view, case)}), flush=True)
    else:
        case = json.loads(sys.argv[3])
        places = Mapped(case.get('map', {}))
        best = float('inf')
        for _ in range(int(sys.argv[2])):
            start = time.process_time()
            quietly(read, case, places)
            best = min(best, time.process_time() - start)
        print(best)


if __name__ == '__main__':
    main()
