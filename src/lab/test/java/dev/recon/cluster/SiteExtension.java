package dev.recon.cluster;

import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A broker and a cluster for the tests of a class; after a failure it says where the logs are kept.
 */
final class SiteExtension
        implements BeforeAllCallback, AfterAllCallback, AfterTestExecutionCallback {

    private final int taskManagers;

    private LocalSite site;

    SiteExtension(int taskManagers) {
        this.taskManagers = taskManagers;
    }

    LocalSite site() {
        return site;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        site = LocalSite.start(ClusterSetup.ofTheBuild(Map.of()), taskManagers);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        context.getExecutionException()
                .ifPresent(failure -> System.err.println("logs: " + site.keepLogs()));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (site != null) {
            site.close();
        }
    }
}
