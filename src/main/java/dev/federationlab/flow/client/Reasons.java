package dev.federationlab.flow.client;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;

/** Why a conversation broke off, in words for the learner. */
final class Reasons {
  private Reasons() {}

  static String of(Exception e) {
    if (e instanceof ConnectException || e instanceof HttpConnectTimeoutException) {
      return "nobody answers at this address";
    }
    if (e instanceof HttpTimeoutException || e instanceof java.net.SocketTimeoutException) {
      return "no answer in time";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
