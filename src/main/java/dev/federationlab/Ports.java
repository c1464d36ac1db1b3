package dev.federationlab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/**
 * The ports of all origins, known before anything is built: issuers and redirect addresses are made
 * of them.
 */
record Ports(int lab, int providers, int aws, int sites) {

  /**
   * Takes free ports for those given as 0, and makes sure that the others are free.
   *
   * @throws StartException naming the port that is taken and the option that takes another
   */
  static Ports of(Options options) throws StartException {
    return new Ports(
        free("--lab-port", options.bind(), options.labPort()),
        free("--providers-port", options.bind(), options.providersPort()),
        free("--aws-port", options.bind(), options.awsPort()),
        free("--sites-port", options.bind(), options.sitesPort()));
  }

  private static int free(String option, String bind, int port) throws StartException {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
      return socket.getLocalPort();
    } catch (UnknownHostException e) {
      throw new StartException("--bind names no interface of this machine: " + bind);
    } catch (IOException e) {
      throw new StartException(
          "cannot listen on %s:%d: %s (%s takes another port)"
              .formatted(bind, port, e.getMessage(), option));
    }
  }
}
