"""Records signed requests of real clients into clients.json.

Needs boto3, the aws CLI and curl on the PATH; with a folder of npm packages as the argument (@aws-sdk/client-sts, -iam,
-sso-admin, -s3, s3-request-presigner) also the AWS SDK for JavaScript. Nothing leaves the machine: every client is pointed
at a listener on 127.0.0.1 that answers each request with an error.
"""
import json
import os
import re
import socket
import subprocess
import sys
import threading
import urllib.request
from importlib.metadata import version

import boto3
from botocore.config import Config

USER = ("AKIAEXAMPLEUSERKEY01", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", None)
SESSION = ("ASIAEXAMPLESESSION01", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "v1.k1.c2Vzc2lvbitvZithbGljZQ==/+")
ANSWER = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"

recorded = []
listener = socket.create_server(("127.0.0.1", 0))
endpoint = f"http://127.0.0.1:{listener.getsockname()[1]}"


def receive(connection):
    data = b""
    while b"\r\n\r\n" not in data:
        data += connection.recv(65536)
    head, body = data.split(b"\r\n\r\n", 1)
    if b"100-continue" in head.lower():
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
    length = int((re.search(rb"(?im)^content-length: *(\d+)", head) or [0, 0])[1])
    while len(body) < length:
        body += connection.recv(65536)
    received.append((head.decode().split("\r\n"), body.decode()))
    connection.sendall(ANSWER)


def serve():
    while True:
        with listener.accept()[0] as connection:
            receive(connection)


received = []
threading.Thread(target=serve, daemon=True).start()


def record(name, service, send, keys=USER):
    received.clear()
    try:
        send()
    except Exception:  # every request is answered with an error
        pass
    head, body = received[0]
    date = re.search(r"(?i)x-amz-date[:=] *(\d{8}T\d{6}Z)", "\n".join(head))[1]
    recorded.append({"name": name, "service": service, "keyId": keys[0], "token": keys[2], "at": date, "head": head, "body": body})
    print(name, len(received))


def client(service, keys=USER, **config):
    return boto3.client(service, region_name="eu-central-1" if service in ("sso-admin", "identitystore", "accessanalyzer") else "us-east-1",
                        endpoint_url=endpoint, aws_access_key_id=keys[0], aws_secret_access_key=keys[1], aws_session_token=keys[2],
                        config=Config(retries={"max_attempts": 0}, **config))


def get(url, **headers):
    urllib.request.urlopen(urllib.request.Request(url, headers=headers))


def run(*command, keys=USER):
    names = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
    variables = {name: value for name, value in zip(names, keys) if value}
    subprocess.run(command, env={**os.environ, **variables, "AWS_DEFAULT_REGION": "us-east-1", "AWS_MAX_ATTEMPTS": "1"}, capture_output=True)


boto = f"boto3 {version('boto3')}"
record(f"{boto}: iam ListUsers", "iam", lambda: client("iam").list_users())
record(f"{boto}: iam CreateUser with tags", "iam", lambda: client("iam", SESSION).create_user(
    UserName="anna+ops@example.com", Path="/a/b/", Tags=[{"Key": "Büro 1", "Value": "한국 ~*'()"}, {"Key": "empty", "Value": ""}]), SESSION)
record(f"{boto}: sts GetCallerIdentity", "sts", lambda: client("sts").get_caller_identity())
record(f"{boto}: sts GetCallerIdentity of a session", "sts", lambda: client("sts", SESSION).get_caller_identity(), SESSION)
record(f"{boto}: sso-admin ListInstances", "sso", lambda: client("sso-admin").list_instances())
record(f"{boto}: identitystore ListUsers", "identitystore", lambda: client("identitystore", SESSION).list_users(IdentityStoreId="d-1234567890"), SESSION)
record(f"{boto}: accessanalyzer ValidatePolicy", "access-analyzer", lambda: client("accessanalyzer").validate_policy(
    policyDocument="{}", policyType="IDENTITY_POLICY", maxResults=5, nextToken="a b+c/d=="))
record(f"{boto}: accessanalyzer GetAnalyzer, a name in the path", "access-analyzer", lambda: client("accessanalyzer").get_analyzer(analyzerName="a b:c+d(é)"))
for keys in (USER, SESSION):
    url = client("sts", keys, signature_version="v4").generate_presigned_url("get_caller_identity", ExpiresIn=60, HttpMethod="GET")
    record(f"{boto}: sts GetCallerIdentity presigned, {keys[0][:4]}", "sts", lambda url=url: get(url), keys)
record(f"{boto}: s3 GetObject", "s3", lambda: client("s3").get_object(Bucket="bucket", Key="a b/é+c/../d//e~(1)*.txt"))
record(f"{boto}: s3 PutObject", "s3", lambda: client("s3", SESSION).put_object(Bucket="bucket", Key="k", Body=b"body", Metadata={"a": "b  c"}), SESSION)
record(f"{boto}: s3 GetObject presigned", "s3", lambda: get(client("s3", SESSION, signature_version="s3v4").generate_presigned_url(
    "get_object", Params={"Bucket": "bucket", "Key": "a b+c", "ResponseContentType": "text/plain; charset=utf-8"})), SESSION)

cli = "aws CLI " + re.search(r"aws-cli/(\S+)", subprocess.run(["aws", "--version"], capture_output=True, text=True).stdout)[1]
record(f"{cli}: iam list-users", "iam", lambda: run("aws", "iam", "list-users", "--path-prefix", "/a b/", "--endpoint-url", endpoint))
record(f"{cli}: sts assume-role", "sts", lambda: run(
    "aws", "sts", "assume-role", "--role-arn", "arn:aws:iam::111122223333:role/r", "--role-session-name", "session", "--endpoint-url", endpoint, keys=SESSION), SESSION)

curl = " ".join(subprocess.run(["curl", "--version"], capture_output=True, text=True).stdout.split()[:2])
sigv4 = ("curl", "-s", "--user", f"{USER[0]}:{USER[1]}", "--aws-sigv4")
record(f"{curl}: iam ListUsers", "iam", lambda: run(*sigv4, "aws:amz:us-east-1:iam", "-d", "Action=ListUsers&Version=2010-05-08", endpoint))
record(f"{curl}: sts GetCallerIdentity", "sts", lambda: run(*sigv4, "aws:amz:us-east-1:sts", f"{endpoint}/?Action=GetCallerIdentity&Version=2011-06-15"))

if len(sys.argv) > 1:
    with open(os.path.join(sys.argv[1], "node_modules/@aws-sdk/client-sts/package.json")) as package:
        js = f"AWS SDK for JavaScript {json.load(package)['version']}"
    setting = f"{{region:'us-east-1',endpoint:'{endpoint}',maxAttempts:1,forcePathStyle:true}}"

    def node(code, keys=USER):
        run("node", "-e", f"process.chdir('{sys.argv[1]}');const r=x=>require(require.resolve(x,{{paths:[process.cwd()]}}));(async()=>{{{code}}})()", keys=keys)

    record(f"{js}: iam ListUsers", "iam", lambda: node(f"const m=r('@aws-sdk/client-iam');await new m.IAM({setting}).listUsers({{PathPrefix:'/a b/'}})"))
    record(f"{js}: sts GetCallerIdentity", "sts", lambda: node(f"await new(r('@aws-sdk/client-sts').STS)({setting}).getCallerIdentity({{}})", SESSION), SESSION)
    record(f"{js}: sso-admin ListInstances", "sso", lambda: node(f"await new(r('@aws-sdk/client-sso-admin').SSOAdmin)({setting}).listInstances({{}})"))
    record(f"{js}: s3 PutObject", "s3", lambda: node(f"await new(r('@aws-sdk/client-s3').S3)({setting}).putObject({{Bucket:'bucket',Key:'a b/é+c',Body:'body'}})"))
    record(f"{js}: s3 GetObject presigned", "s3", lambda: node(
        f"const m=r('@aws-sdk/client-s3');const p=r('@aws-sdk/s3-request-presigner');await fetch(await p.getSignedUrl(new m.S3Client({setting}),new m.GetObjectCommand({{Bucket:'bucket',Key:'a b'}})))"))

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "clients.json"), "w", encoding="utf-8") as file:
    file.write("[\n" + ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in recorded) + "\n]\n")
