package dev.federationlab.aws.wire;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.wire.model.ServiceModel;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Headers.Header;
import dev.federationlab.http.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Errors in the envelope of each protocol (aws-behaviour 0.3, 2.4, 5.5). */
final class ErrorEncoder {
  private static final int LONGEST_IN_HEADER = 2000;

  private final ServiceModel service;
  private final JsonEncoder json;
  private final ErrorForms forms;

  ErrorEncoder(ServiceModel service, JsonEncoder json, ErrorForms forms) {
    this.service = service;
    this.json = json;
    this.forms = forms;
  }

  /**
   * An error's answer.
   *
   * @param withBody whether there may be one: answers to HEAD, and 304, have none
   */
  Response encode(ServiceException error, boolean withBody, RequestIds ids) {
    var headers = new ArrayList<Header>(ids.headers().fields());
    int status = error.error().status();
    if (!withBody || status == 304) {
      return new Response(status, new Headers(headers), Body.EMPTY);
    }
    var body =
        switch (service.protocol()) {
          case QUERY -> query(error, ids, headers);
          case REST_XML -> s3(error, ids, headers);
          case JSON_1_0, JSON_1_1 -> json(error, headers);
          case REST_JSON -> restJson(error, headers);
        };
    return new Response(status, new Headers(headers), body);
  }

  private Body query(ServiceException error, RequestIds ids, List<Header> headers) {
    headers.add(new Header("Content-Type", "text/xml"));
    var xml = new XmlWriter().start("ErrorResponse", service.namespace()).start("Error");
    xml.element("Type", error.error().status() < 500 ? "Sender" : "Receiver");
    xml.element("Code", error.error().code());
    xml.element("Message", error.message());
    error.details().forEach(xml::element);
    return xml.end().element("RequestId", ids.id()).end().body();
  }

  private static Body s3(ServiceException error, RequestIds ids, List<Header> headers) {
    headers.add(new Header("Content-Type", "application/xml"));
    var xml = new XmlWriter().declared().start("Error");
    xml.element("Code", error.error().code());
    xml.element("Message", error.message());
    error.details().forEach(xml::element);
    return xml.element("RequestId", ids.id()).element("HostId", ids.hostId()).end().body();
  }

  /** Lambda's (aws-behaviour 0.3, 5.5): modelled errors carry whose fault it was. */
  private Body restJson(ServiceException error, List<Header> headers) {
    var code = error.error().code();
    headers.add(new Header("Content-Type", "application/json"));
    headers.add(new Header("x-amzn-ErrorType", code));
    var members = new LinkedHashMap<String, String>();
    if (service.errors().containsKey(code)) {
      members.put("Type", error.error().status() < 500 ? "User" : "Service");
    }
    if (!error.message().isEmpty()) {
      members.put(forms.of(service, code).messageMember(), error.message());
    }
    members.putAll(error.details());
    return json.texts(members, error.members());
  }

  private Body json(ServiceException error, List<Header> headers) {
    var protocol = service.protocol();
    var form = forms.of(service, error.error().code());
    headers.add(new Header("Content-Type", Codec.jsonType(protocol)));
    if (form.headers()) {
      headers.add(new Header("x-amzn-errortype", error.error().code() + ":"));
    }
    var members = new LinkedHashMap<String, String>();
    members.put("__type", form.typePrefix() + error.error().code());
    if (!error.message().isEmpty()) {
      if (form.headers()) {
        headers.add(new Header("x-amzn-errormessage", printable(error.message())));
      }
      members.put(form.messageMember(), error.message());
    }
    members.putAll(error.details());
    return json.texts(members, error.members());
  }

  /**
   * Headers hold neither line breaks nor, safely, anything beyond ASCII; nor all of a message that
   * repeats what was sent.
   */
  private static String printable(String text) {
    var shown = text.length() > LONGEST_IN_HEADER ? text.substring(0, LONGEST_IN_HEADER) : text;
    return shown.replaceAll("[^ -~]", "?");
  }
}
