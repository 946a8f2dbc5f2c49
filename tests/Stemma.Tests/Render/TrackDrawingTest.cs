using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.Tests.Render;

public sealed class TrackDrawingTest
{
    private static readonly DateTimeOffset Noon = new(2031, 5, 2, 12, 0, 0, TimeSpan.Zero);

    private static Track Of(params Fix[] fixes) => new([fixes]);

    // A place a minute, each a tenth of a degree further east.
    private static Fix East(int minute) => new(45, 20 + (minute * 0.1), Noon.AddMinutes(minute), 1000 + minute);

    [Theory]
    [InlineData(50.066389, -5.714722, 58.643889, -3.07, 968.9)] // Land's End to John o' Groats, as movable-type.co.uk gives it
    [InlineData(36.12, -86.67, 33.94, -118.40, 2886.4)] // Nashville to Los Angeles, as Rosetta Code gives it, for a radius of 6371 km
    [InlineData(0, 0, 0, 180, 20015.1)] // half way round
    [InlineData(0, 179.5, 0, -179.5, 111.2)] // one degree of the equator, across 180 degrees
    [InlineData(90, 0, 90, 120, 0)]
    public void Distances_are_those_of_the_great_circle(double north, double east, double toNorth, double toEast, double kilometres) =>
        Assert.Equal(kilometres, TrackPath.Distance(new Fix(north, east), new Fix(toNorth, toEast)) / 1000, 0.1);

    [Fact]
    public void A_kilometre_is_as_long_in_every_direction_and_as_the_scale_says()
    {
        const double step = 0.5;
        double lon = step / Math.Cos(45 * Math.PI / 180);
        var svg = XElement.Parse(TrackDrawing.Of(Of(new Fix(45, 20), new Fix(45 + step, 20), new Fix(45 + step, 20 + lon))));
        var at = Way(svg);
        double up = at[0].Y - at[1].Y, right = at[2].X - at[1].X;
        Assert.Equal(1, right / up, 0.02);
        var bar = svg.Elements("path").Single(p => (string?)p.Attribute("class") == "bar");
        double long_ = double.Parse(Regex.Match((string)bar.Attribute("d")!, "H([0-9.]+)").Groups[1].Value, CultureInfo.InvariantCulture) - 8;
        string said = (string)svg.Elements("text").Single(t => (string?)t.Attribute("class") == "scale");
        Assert.Equal("20 km", said);
        Assert.Equal(step * 111.195 / 20, up / long_, 0.05);
    }

    [Fact]
    public void A_track_across_180_degrees_is_drawn_in_one_piece()
    {
        var at = Way(XElement.Parse(TrackDrawing.Of(Of(new Fix(10, 179), new Fix(10, 179.9), new Fix(10.1, -179.9), new Fix(10, -179)))));
        Assert.Equal(at.OrderBy(p => p.X), at);
        Assert.InRange(at[2].X - at[1].X, 10, 80);
        Assert.Contains(", 179.0000° W", TrackDrawing.Of(Of(new Fix(10, 179), new Fix(10, -179))), StringComparison.Ordinal);
    }

    [Fact]
    public void One_place_is_a_mark_with_a_scale()
    {
        string svg = TrackDrawing.Of(Of(new Fix(45, 20, Noon)));
        Assert.Contains("class=\"start\"", svg, StringComparison.Ordinal);
        Assert.Contains(">Place 12:00<", svg, StringComparison.Ordinal);
        Assert.Contains("One place: 45.0000° N, 20.0000° E (2 May 2031, 12:00 UTC).", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Ends_are_marked_and_times_stand_along_the_way()
    {
        string svg = TrackDrawing.Of(Of([.. Enumerable.Range(0, 61).Select(East)]));
        Assert.Equal(["Start 12:00", "End 13:00", "12:15", "12:30", "12:45"], Regex.Matches(svg, "<text x=[^>]*>([^<]*)<").Select(m => m.Groups[1].Value).OrderBy(t => t.Length < 6 ? 2 : t[0] == 'S' ? 0 : 1));
        Assert.Contains("class=\"start\"", svg, StringComparison.Ordinal);
        Assert.Contains("class=\"end\"", svg, StringComparison.Ordinal);
        Assert.DoesNotMatch("href|url[(]|style", svg);
    }

    [Fact]
    public void Where_nothing_was_received_the_line_is_broken_and_the_gap_is_told()
    {
        Fix[] fixes = [.. Enumerable.Range(0, 20).Select(East), .. Enumerable.Range(57, 20).Select(East)];
        string svg = TrackDrawing.Of(Of(fixes));
        Assert.Single(Regex.Matches(svg, "class=\"gap\""));
        Assert.Contains(">12:19<", svg, StringComparison.Ordinal); // when it was last received
        Assert.Contains(">12:57<", svg, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(svg, "class=\"way\""));
        var facts = TrackWords.Facts(TrackPath.Of(Of(fixes))).ToDictionary(f => f.Name, f => f.Value);
        Assert.Equal("1 gap, the longest 38 min", facts["Gaps"]);
        Assert.Equal("598 km, 299 km of it straight across gaps", facts["Distance"]);
        Assert.Equal("1 h 16 min", facts["Duration"]);
        Assert.Equal("2 May 2031, 12:00 to 13:16 UTC", facts["Time"]);
        Assert.Equal("1,000 to 1,076 m", facts["Height"]);
        Assert.Equal(["Start", "Gap begins", "Gap ends", "End"], TrackWords.Rows(TrackPath.Of(Of(fixes))).Select(r => r.What).Where(w => w.Length > 0));
        Assert.Single(Regex.Matches(TrackDrawing.Of(new Track([[East(0), East(1)], [East(2), East(3)]])), "class=\"gap\"")); // two lines
    }

    [Fact]
    public void A_label_stands_where_it_covers_least_of_the_line()
    {
        string svg = TrackDrawing.Of(Of([.. Enumerable.Range(0, 61).Select(East)]));
        double end = double.Parse(Regex.Match(svg, "<text x=\"[0-9.]+\" y=\"([0-9.]+)\">End").Groups[1].Value, CultureInfo.InvariantCulture), line = Way(XElement.Parse(svg))[^1].Y;
        Assert.True(end < line - 4 || end - 13 > line, $"the label at {end} covers the line at {line}");
    }

    [Fact]
    public void Many_places_are_drawn_by_few_that_look_the_same()
    {
        var fixes = Enumerable.Range(0, 50_000).Select(i => new Fix(45 + (0.3 * Math.Sin(i / 4000.0)), 20 + (i / 20_000.0))).ToArray();
        var path = TrackPath.Of(Of(fixes));
        var drawn = Assert.Single(TrackDrawing.Drawn(path));
        Assert.InRange(drawn.Count, 20, 400);
        Assert.Equal((0, 49_999), (drawn[0], drawn[^1]));
        double shortened = drawn.Zip(drawn.Skip(1), (a, b) => TrackPath.Distance(fixes[a], fixes[b])).Sum();
        Assert.InRange(shortened / path.Metres, 0.99, 1.0001);
        Assert.InRange(TrackDrawing.Of(path).Length, 500, 10_000);
    }

    [Fact]
    public void A_zigzag_of_many_places_is_drawn_by_as_many_as_a_page_can_hold()
    {
        var path = TrackPath.Of(Of([.. Enumerable.Range(0, 50_000).Select(i => new Fix(i % 2 == 0 ? 45 : 46, 20 + (i / 50_000.0)))]));
        var drawn = Assert.Single(TrackDrawing.Drawn(path));
        Assert.InRange(drawn.Count, 1000, 2001);
        Assert.Equal((0, 49_999), (drawn[0], drawn[^1]));
        Assert.Equal(2, drawn.Select(d => path.Fixes[d].Latitude).Distinct().Count());
        Assert.InRange(Way(XElement.Parse(TrackDrawing.Of(path))).Count, 1000, 2001);
    }

    [Fact]
    public void The_other_side_of_the_earth_lies_half_way_round_and_not_at_the_same_place()
    {
        foreach (var other in new[] { new Fix(0, -180), new Fix(0, 179.99999999) })
        {
            var at = Way(XElement.Parse(TrackDrawing.Of(Of(new Fix(0, 0), other))));
            Assert.InRange(Math.Abs(at[0].X - at[1].X) + Math.Abs(at[0].Y - at[1].Y), 300, 400);
        }
    }

    [Fact]
    public void Between_two_things_there_is_no_line_and_no_distance()
    {
        Fix[] first = [East(0), East(1)];
        Assert.Equal(TrackPath.Distance(East(0), East(1)) * 2, TrackPath.Of(new Track([first, [East(2), East(3)]], [1])).Metres, 1.0);
        foreach (var track in new[] { new Track([first, [East(20), East(21)]], [1]), new Track([[East(0), East(2)], [East(1), East(3)]]) })
        {
            var path = TrackPath.Of(track);
            string svg = TrackDrawing.Of(path);
            Assert.DoesNotContain("class=\"gap\"", svg, StringComparison.Ordinal);
            Assert.Equal(2, Regex.Count(svg, "class=\"way\""));
            Assert.Equal(0, path.GapMetres);
            Assert.Contains(("Parts", "2, without a way from one to the next"), TrackWords.Facts(path));
            Assert.Equal(["Start", "Part ends", "Part begins", "End"], TrackWords.Rows(path).Select(r => r.What));
        }
    }

    [Theory]
    [InlineData(12.4, "12 m")]
    [InlineData(8_540, "8.5 km")]
    [InlineData(1_204_400, "1,204 km")]
    public void Lengths_are_told_as_exactly_as_they_are_read(double metres, string said) => Assert.Equal(said, TrackWords.Length(metres));

    private static List<(double X, double Y)> Way(XElement svg) =>
        [.. ((string)svg.Elements("path").First(p => (string?)p.Attribute("class") == "way").Attribute("d")!)[1..].Split('L').Select(p => p.Split(',')).Select(p => (double.Parse(p[0], CultureInfo.InvariantCulture), double.Parse(p[1], CultureInfo.InvariantCulture)))];
}
