using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Stemma.App.Comments;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Serve.Edge;

/// <summary>What moderators send. All of it is written down: numbers and reasons, no words of a comment and no name of a guest.</summary>
internal static class ModeratorForms
{
    private const string Page = "/desk/comments";
    private const int MostAtOnce = 100;

    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app)
    {
        Forms.Post(app, Page + "/judge", Moderators(Judge));
        Forms.Post(app, Page + "/hear", Moderators(Hear));
        Forms.Post(app, Page + "/sanction", Moderators(Sanction));
        Forms.Post(app, Page + "/lift", Moderators(Lift));
        Forms.Post(app, Page + "/mode", Moderators(Mode));
    }

    private delegate Task<(string Act, string About, Problem? Problem, string Done)> Act(HttpContext http, Moderation desk, IFormCollection form);

    private static Forms.Handler Moderators(Act act) => async (http, parts, form) =>
    {
        if (parts.Comments is not { } talk || !Sessions.IsModerator(http)) return Results.Text("Only a moderator does this.", statusCode: StatusCodes.Status403Forbidden);
        var (done, about, problem, words) = await act(http, talk.Moderation, form);
        if (parts.People is { } people) await people.Note(Sessions.Account(http), done, problem is null ? about : $"{about} not done ({problem.Code})".TrimStart(), http.RequestAborted);
        return AccountForms.Tell(http, Forms.Back(form) is { } back && (back.StartsWith(Page, StringComparison.Ordinal) || back.StartsWith("/story/", StringComparison.Ordinal)) ? back : Page, problem, words);
    };

    // One button, one reason, any number of comments.
    private static async Task<(string, string, Problem?, string)> Judge(HttpContext http, Moderation desk, IFormCollection form)
    {
        // "12 0.638…": the comment, and the version of it that was read.
        (int Number, string? Version)[] read = [.. form["number"].OfType<string>().Select(n => n.Split(' ')).Select(n => (int.TryParse(n[0], out int number) ? number : 0, n.Length > 1 ? n[1] : null)).Where(n => n.Item1 > 0).DistinctBy(n => n.Item1).Take(MostAtOnce)];
        string act = form["act"].ToString(), note = form["note"].ToString();
        var reason = Reasons.Of(act, Reasons.Rejects);
        string verb = act switch { "approve" => "published", "hold" => "held", "dismiss" => "left", _ when reason is { } why => $"rejected ({Reasons.Name(why).ToLowerInvariant()})", _ => "" };
        if (read.Length == 0) return ("judged no comments", "", new Problem("none", "No comment was chosen: tick one, or go to one and press its key."), "");
        if (verb.Length == 0) return ("judged no comments", "", new Problem("act", "Say what to do with it."), "");
        int done = 0;
        foreach (var (number, version) in read)
        {
            done += act switch
            {
                "approve" => await desk.Approve(number, http.RequestAborted, version) ? 1 : 0,
                "hold" => await desk.Hold(number, note, http.RequestAborted, version) ? 1 : 0,
                "dismiss" => await desk.Dismiss(number, note, http.RequestAborted) > 0 ? 1 : 0,
                _ => await desk.Reject(number, reason!.Value, note, http.RequestAborted, version) ? 1 : 0,
            };
        }
        return ($"{verb}, comments: {done}", string.Join(", ", read.Select(r => r.Number)), null, $"{(done == 1 ? "1 comment is" : $"{done} comments are")} {verb}.{Left(act == "dismiss" ? 0 : read.Length - done)}");
    }

    private static string Left(int left) => left == 0 ? "" : $" {left} {(left == 1 ? "was" : "were")} changed, judged or erased since you read {(left == 1 ? "it" : "them")}: look again.";

    private static async Task<(string, string, Problem?, string)> Hear(HttpContext http, Moderation desk, IFormCollection form)
    {
        int number = Forms.Number(form, "number");
        bool granted = form["answer"] == "grant";
        return ($"{(granted ? "granted" : "refused")} the appeal of comment {number}", "", await desk.Hear(number, granted, form["words"].ToString(), http.RequestAborted), granted ? "The appeal is granted, and the comment is published." : "The appeal is refused.");
    }

    private static async Task<(string, string, Problem?, string)> Sanction(HttpContext http, Moderation desk, IFormCollection form)
    {
        int number = Forms.Number(form, "number");
        if (!Enum.TryParse<SanctionKind>(form["kind"], ignoreCase: true, out var kind) || !Enum.IsDefined(kind)) return ("judged no writer", "", new Problem("kind", "Say what to do: warn, suspend or ban."), "");
        string word = kind.ToString().ToLowerInvariant(), until = form["until"].ToString();
        return ($"{word} the writer of comment {number}", kind == SanctionKind.Suspended ? $"until {until}" : "", await desk.Sanction(number, kind, until, form["why"].ToString(), http.RequestAborted), $"The writer is {word}.");
    }

    private static async Task<(string, string, Problem?, string)> Lift(HttpContext http, Moderation desk, IFormCollection form)
    {
        int number = Forms.Number(form, "sanction");
        return ($"took sanction {number} of a writer back", "", await desk.Lift(number, http.RequestAborted), "It is taken back.");
    }

    private static async Task<(string, string, Problem?, string)> Mode(HttpContext http, Moderation desk, IFormCollection form)
    {
        int story = Forms.Number(form, "story");
        CommentMode? mode = Enum.TryParse<CommentMode>(form["mode"], ignoreCase: true, out var chosen) && Enum.IsDefined(chosen) ? chosen : null;
        await desk.SetMode(new StoryId(story), mode, http.RequestAborted);
        return ($"set the comments of story {story}", mode?.ToString().ToLowerInvariant() ?? "as the site", null, "It is set for this story.");
    }
}
