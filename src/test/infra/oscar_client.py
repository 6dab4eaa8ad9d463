"""OSCAR's own client for Python (the package oscar-python), called a verb at a time: oscar_client.py OPTIONS VERB ARGUMENTS..."""

import json
import os
import sys

from oscar_python.client import Client
from oscar_python.client_anon import AnonymousClient


def show(answer):
    print(answer.text)


def moved(result):
    if result is False:
        sys.exit("the file was not moved")


def verbs(client):
    def store(service):
        return client.create_storage_client(None if service == "-" else service)

    return {
        "info": lambda: show(client.get_cluster_info()),
        "config": lambda: show(client.get_cluster_config()),
        "status": lambda: show(client.get_cluster_status()),
        "health": lambda: show(client.health_check()),
        "services": lambda: show(client.list_services()),
        "service": lambda name: show(client.get_service(name)),
        "create": lambda fdl: show(client.create_service(fdl)),
        "update": lambda name, fdl: show(client.update_service(name, fdl)),
        "remove": lambda name: show(client.remove_service(name)),
        "jobs": lambda service, page="": show(client.list_jobs(service, page)),
        "log": lambda service, job: show(client.get_job_logs(service, job)),
        "remove-job": lambda service, job: show(client.remove_job(service, job)),
        "remove-jobs": lambda service: show(client.remove_all_jobs(service)),
        "buckets": lambda: show(client.list_buckets()),
        "bucket": lambda name: show(client.get_bucket(name)),
        "put": lambda service, provider, file, path: moved(
            store(service).upload_file(provider, file, path)
        ),
        "get": lambda service, provider, folder, path: moved(
            store(service).download_file(provider, folder, path)
        ),
        "files": lambda service, provider, path: print(
            json.dumps(
                [
                    one["Key"]
                    for one in store(service)
                    .list_files_from_path(provider, path)
                    .get("Contents", [])
                ]
            )
        ),
        "run": lambda name, given, output: show(
            client.run_service(name, input=given, output=output, timeout=120)
        ),
        "job": lambda name, given: show(
            client.run_service(name, input=given, async_call=True)
        ),
        "run-token": lambda name, token, given, output: show(
            client.run_service(
                name, token=token, input=given, output=output, timeout=120
            )
        ),
    }


def main():
    # boto3 would look for settings of the machine's.
    os.environ["AWS_CONFIG_FILE"] = os.environ["AWS_SHARED_CREDENTIALS_FILE"] = (
        os.devnull
    )
    os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
    with open(sys.argv[1], encoding="utf-8") as file:
        options = json.load(file)
    anonymous = "user" not in options and "oidc_token" not in options
    client = AnonymousClient(options) if anonymous else Client(options)
    verbs(client)[sys.argv[2]](*sys.argv[3:])


main()
