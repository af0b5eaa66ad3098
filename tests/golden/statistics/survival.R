# Reference values for tests/unit/statistics from R's own packages.
#
#   npm run golden        (Debian: apt install r-cran-survival r-cran-cmprsk)
#
# survival: the cumulative incidence and its standard error (infinitesimal jackknife), the restricted
# mean and its error from the influence of each course, the cause-specific log-rank test.
# cmprsk: the cumulative incidence once more, and Gray's test.
suppressMessages({
  library(survival)
  library(cmprsk)
})

states <- c("open", "reached", "gave-up")
number <- function(x) ifelse(is.finite(x), sprintf("%.17g", x), "null")
list_of <- function(x) paste0("[", paste(x, collapse = ", "), "]")
courses_of <- function(times, status) {
  list_of(sprintf('{ "timeMs": %d, "outcome": "%s" }', times, states[status + 1]))
}

incidence_of <- function(times, status) {
  fit <- survfit(Surv(times, factor(status, 0:2, states)) ~ 1, influence = TRUE)
  column <- match("reached", fit$states)
  share <- matrix(fit$pstate, ncol = 3)[, column]
  error <- matrix(fit$std.err, ncol = 3)[, column]
  other <- if (any(status == 1)) timepoints(cuminc(times, status, cencode = 0), fit$time)$est["1 1", ] else 0 * share
  # cmprsk says nothing of the times after the last one it knows.
  known <- !is.na(other)
  stopifnot(all(abs(other[known] - share[known]) < 1e-12))
  influence <- array(fit$influence.pstate, c(length(times), length(share) + 1 * (length(fit$influence.pstate) > length(times) * length(share) * 3), 3))
  list(time = fit$time, share = share, error = error, influence = influence[, , column])
}

restricted_of <- function(incidence, n, horizon) {
  within <- incidence$time < horizon
  widths <- diff(c(incidence$time[within], horizon))
  influence <- matrix(incidence$influence, nrow = n)
  # With a first column for time 0, where nobody has reached it.
  if (ncol(influence) > length(incidence$time)) influence <- influence[, -1, drop = FALSE]
  each <- influence[, within, drop = FALSE] %*% widths
  c(horizon - sum(incidence$share[within] * widths), sqrt(sum(each^2)))
}

case <- function(name, times, status, horizons) {
  incidence <- incidence_of(times, status)
  jumps <- incidence$time %in% times[status == 1]
  means <- sapply(horizons, function(horizon) {
    found <- restricted_of(incidence, length(times), horizon)
    list_of(c(horizon, number(found)))
  })
  sprintf(
    '    {\n      "name": "%s",\n      "courses": %s,\n      "incidence": %s,\n      "restrictedMean": %s\n    }',
    name, courses_of(times, status),
    list_of(sprintf("[%s, %s, %s]", incidence$time[jumps], number(incidence$share[jumps]), number(incidence$error[jumps]))),
    list_of(means)
  )
}

comparison <- function(name, times, status, group) {
  gray <- cuminc(times, status, group, cencode = 0)$Tests["1", ]
  logrank <- survdiff(Surv(times, status == 1) ~ group)
  sprintf(
    '    {\n      "name": "%s",\n      "first": %s,\n      "second": %s,\n      "gray": [%s, %s],\n      "logRank": [%s, %s]\n    }',
    name, courses_of(times[group == 1], status[group == 1]), courses_of(times[group == 2], status[group == 2]),
    number(gray["stat"]), number(gray["pv"]),
    number(logrank$chisq), number(pchisq(logrank$chisq, 1, lower.tail = FALSE))
  )
}

set.seed(20260101)
drawn <- function(n, scale) {
  times <- as.integer(ceiling(rlnorm(n, log(scale), 1)))
  list(times = times, status = sample(0:2, n, TRUE, c(.2, .5, .3)))
}
some <- drawn(60, 300)
many <- drawn(400, 20)
tied <- c(120, 180, 180, 200, 240, 240, 300, 300, 300, 420, 500, 650, 900, 1000)
tied_status <- c(1, 1, 2, 0, 1, 0, 2, 1, 1, 0, 1, 2, 1, 0)
cases <- c(
  case("ties", tied, tied_status, c(100, 250, 300, 1000, 5000)),
  case("nobody open", tied, ifelse(tied_status == 0, 2, tied_status), c(300, 1000)),
  case("all give up", c(5, 6, 7), c(2, 2, 2), c(6, 10)),
  case("none gives up", c(5, 6, 7, 9), c(1, 1, 0, 1), c(6, 10)),
  case("one run", 5, 1, c(3, 10)),
  case("one run that is open", 5, 0, 10),
  case("the last is open", c(5, 6, 7, 9), c(1, 2, 1, 0), c(8, 20)),
  case("all at one time", rep(5, 6), c(1, 1, 2, 0, 1, 2), c(5, 10)),
  case("60 drawn", some$times, some$status, c(100, 3600)),
  case("400 with many ties", many$times, many$status, c(20, 3600))
)
half <- function(n) rep(1:2, length.out = n)
comparisons <- c(
  comparison("ties", tied, tied_status, half(14)),
  comparison("60 drawn", some$times, some$status, half(60)),
  comparison("400 with many ties", many$times, many$status, half(400)),
  comparison("one side faster", c(some$times, many$times[1:50]), c(some$status, many$status[1:50]), rep(1:2, c(60, 50))),
  comparison("nobody open", some$times, ifelse(some$status == 0, 2, some$status), half(60)),
  comparison("none gives up", some$times, pmin(some$status, 1), half(60)),
  comparison("one side ends early", c(1:20, 1:40 * 10), rep(c(1, 2, 1, 0), 15), rep(1:2, c(20, 40)))
)
degrees <- c(1, 2, 3, 4, 5, 10, 20, 29, 100, 1000)
cat(sprintf(
  '{\n  "made": "R %s, survival %s, cmprsk %s",\n  "cases": [\n%s\n  ],\n  "comparisons": [\n%s\n  ],\n  "tPoints": %s\n}\n',
  paste(R.version$major, R.version$minor, sep = "."), packageVersion("survival"), packageVersion("cmprsk"),
  paste(cases, collapse = ",\n"), paste(comparisons, collapse = ",\n"),
  list_of(sprintf("[%d, %s]", degrees, number(qt(.975, degrees))))
))
