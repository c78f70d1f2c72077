package io.montty.runtime.config;

import io.montty.api.CheckGroup.Mode;
import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hold one group of {@code checks.yaml}.
 *
 * @param id the group's id, unlike every check's
 * @param title its title; null for its id
 * @param mode how the members follow each other
 * @param tags its tags
 * @param filters ids of checks that must be OKAY before any member runs
 * @param members ids of checks and groups
 * @param when the hosts that it concerns
 */
public record GroupSettings(
        @Description("its id, unlike that of every check") @Id
        String id,

        @Description("what it is called for people; without it, its id") @Nullable @Title
        String title,

        @Description("all: every member runs; depend: stop after the first that is not OKAY") @Default("all")
        Mode mode,

        @Description("its tags") @Default("[]") Set<@Tag String> tags,

        @Description("ids of checks that must all be OKAY, or no member runs; they do not count in its status")
        @Default("[]")
        List<@NotBlank String> filters,

        @Description("ids of the checks and groups in it") @Default("[]") @NotEmpty
        List<@NotBlank String> members,

        @Description("the hosts that it concerns; without it, all") @Valid
        When when) {}
