package io.montty.checks.security;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import io.montty.api.Metric;
import io.montty.api.Status;
import io.montty.api.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pf4j.Extension;

/** Alert when something listens that nobody allowed to. */
@Extension
@Description(
        "Alerts when a TCP or UDP socket can be reached from other hosts that is neither in its list nor, without a"
                + " list, in the baseline. It names the user and, as far as it can be seen, the program behind each.")
public final class ListeningSocketsCheck implements Check {

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("security.listening-sockets", "Only known sockets listen")
                .withTags("security", "network")
                .withConfig(ListeningSocketsConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) throws InterruptedException {
        ListeningSocketsConfig config = context.config(ListeningSocketsConfig.class);
        HostFiles files = new HostFiles(context.root());
        Optional<List<Socket>> all = SocketTable.read(files);
        if (all.isEmpty()) {
            return CheckResult.na("the kernel does not list its sockets: /proc/net/tcp cannot be read");
        }
        List<Socket> sockets = all.get().stream()
                .filter(socket -> config.loopback() || !socket.isLoopback())
                .toList();
        SocketHolders holders = SocketHolders.of(files);
        Map<Integer, String> users = users(files);
        return config.allow().isEmpty()
                ? compare(context, config, sockets, users)
                : judge(config, sockets, holders, users);
    }

    private static Map<Integer, String> users(HostFiles files) {
        Map<Integer, String> users = new TreeMap<>();
        for (String line : files.lines("/etc/passwd").orElse(List.of())) {
            String[] fields = line.split(":", -1);
            if (fields.length == 7 && fields[2].matches("\\d{1,9}")) {
                users.putIfAbsent(Integer.parseInt(fields[2]), fields[0]);
            }
        }
        return users;
    }

    /** Programs are left out of the baseline: whether they are seen depends on who runs the checks. */
    private static CheckResult compare(
            CheckContext context, ListeningSocketsConfig config, List<Socket> sockets, Map<Integer, String> users) {
        SortedMap<String, String> now = new TreeMap<>();
        sockets.forEach(socket -> now.put(socket.toString(), user(users, socket)));
        return new SinceBaseline(
                        context.baseline(),
                        "listening sockets",
                        config.whenOthers().status())
                .answer(now);
    }

    private static CheckResult judge(
            ListeningSocketsConfig config, List<Socket> sockets, SocketHolders holders, Map<Integer, String> users) {
        List<AllowedSocket> allowed = config.allow().stream()
                .flatMap(text -> AllowedSocket.parse(text).stream())
                .toList();
        Verdict verdict = new Verdict();
        List<AllowedSocket> missing = new ArrayList<>(allowed);
        for (Socket socket : sockets) {
            Optional<String> program = holders.of(socket);
            String user = user(users, socket);
            String words = socket + " of " + user
                    + program.map(name -> " (" + name + ")").orElse("");
            List<AllowedSocket> by = allowed.stream()
                    .filter(one -> one.allows(socket, program, user))
                    .toList();
            if (by.isEmpty()) {
                verdict.note(config.whenOthers(), words + " listens and is not allowed to");
            } else {
                verdict.detail(words);
            }
            missing.removeAll(by);
        }
        if (config.expectAll()) {
            missing.forEach(one -> verdict.note(Status.WARN, one.text() + " may listen and does not"));
        }
        verdict.measure(Metric.of("sockets", sockets.size(), ""));
        return verdict.answer("all sockets that listen are allowed: " + sockets.size());
    }

    private static String user(Map<Integer, String> users, Socket socket) {
        return users.getOrDefault(socket.uid(), "user " + socket.uid());
    }
}
