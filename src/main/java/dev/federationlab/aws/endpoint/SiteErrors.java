package dev.federationlab.aws.endpoint;

import dev.federationlab.http.Response;
import dev.federationlab.listener.ErrorPage;

/** What the server refuses before a website sees it, in the form of S3's own error documents. */
final class SiteErrors implements ErrorPage {
  @Override
  public Response of(int status, String method, String path) {
    return SitesListener.secured(
        new SitePage(status)
            .item("Code", ServerErrors.code(status))
            .item("Message", ServerErrors.message(status))
            .answer());
  }
}
