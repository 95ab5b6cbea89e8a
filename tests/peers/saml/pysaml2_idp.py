"""An identity provider made with pysaml2, without a server.

  pysaml2_idp.py FOLDER metadata                       prints its metadata
  pysaml2_idp.py FOLDER response ADDRESS ATTRIBUTES    prints a response in base64, for the relying party whose entity id and
                                                       address are ADDRESS, with the attributes of a JSON object: name -> values

FOLDER has idp.key and idp.crt, and for a response sp.xml: the metadata of the relying party. Signed are, with SIGN of the
environment: "assertion" (the default), "response" or "both"; with ALGORITHM, for example rsa-sha512.
"""
import base64
import json
import logging
import os
import sys

from saml2 import BINDING_HTTP_POST, BINDING_HTTP_REDIRECT
from saml2.authn_context import PASSWORD
from saml2.config import IdPConfig
from saml2.metadata import entity_descriptor
from saml2.saml import NAMEID_FORMAT_PERSISTENT, NameID
from saml2.server import Server

logging.disable(logging.CRITICAL)
BASE = "https://pysaml2.example.com"


def provider(folder, with_relying_party):
    file = lambda name: os.path.join(folder, name)
    config = {
        "entityid": BASE + "/idp",
        "xmlsec_binary": "/usr/bin/xmlsec1",
        "key_file": file("idp.key"),
        "cert_file": file("idp.crt"),
        "service": {
            "idp": {
                "endpoints": {"single_sign_on_service": [(BASE + "/sso", BINDING_HTTP_REDIRECT), (BASE + "/sso", BINDING_HTTP_POST)]},
                "policy": {"default": {"lifetime": {"minutes": 5}, "attribute_restrictions": None}},
                "name_id_format": [NAMEID_FORMAT_PERSISTENT],
            }
        },
    }
    if with_relying_party:
        config["metadata"] = {"local": [file("sp.xml")]}
    return Server(config=IdPConfig().load(config))


def main():
    folder, command = sys.argv[1:3]
    idp = provider(folder, command == "response")
    if command == "metadata":
        print(entity_descriptor(idp.config))
        return
    address, attributes = sys.argv[3], json.loads(sys.argv[4])
    sign, algorithm = os.environ.get("SIGN", "assertion"), os.environ.get("ALGORITHM", "rsa-sha256")
    response = idp.create_authn_response(
        attributes,
        in_response_to=None,
        destination=address,
        sp_entity_id=address,
        userid="alice",
        name_id=NameID(format=NAMEID_FORMAT_PERSISTENT, text="alice"),
        authn={"class_ref": PASSWORD, "authn_auth": BASE},
        sign_response=sign != "assertion",
        sign_assertion=sign != "response",
        sign_alg="http://www.w3.org/2001/04/xmldsig-more#" + algorithm,
        digest_alg="http://www.w3.org/2001/04/xmlenc#sha256",
    )
    print(base64.b64encode(str(response).encode()).decode())


main()
