using System.Text;
using Stemma.Core.Formats.Tracks;
using Stemma.Core.News;

namespace Stemma.Tests.Formats;

public sealed class TrackFileTest
{
    private const string Line = """{"type":"LineString","coordinates":[[50.05,40.47,100],[50.9,41.2],[51.01,43.86]]}""";

    private const string Gpx = """
        <?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><metadata><author><name>Somebody Private</name></author></metadata>
        <wpt lat="1" lon="1"/><trk><name>Home</name><trkseg><trkpt lat="40.47" lon="50.05"><ele>12.34</ele><time>2031-05-02T03:55:00Z</time></trkpt><trkpt lat="41.2" lon="50.9"/></trkseg>
        <trkseg><trkpt lat="43.86" lon="51.01"><time>2031-05-02T08:28:00+02:00</time></trkpt></trkseg></trk></gpx>
        """;

    private const string Tracker = "Timestamp,UTC,Callsign,Position,Altitude,Speed,Direction\n1935460500,2031-05-02T03:55:00Z,ZZZ123,\"40.47,50.05\",1000,120,0\r\n1935461400,2031-05-02T04:10:00Z,ZZZ123,\"41.2,50.9\",0,0,0\n";

    private static DateTimeOffset At(int hour, int minute) => new(2031, 5, 2, hour, minute, 0, TimeSpan.Zero);

    private static (Track? Track, IReadOnlyList<Problem> Problems) Read(string text) => TrackFile.Read(Encoding.UTF8.GetBytes(text));

    private static Track Whole(string text)
    {
        var (track, problems) = Read(text);
        Assert.Empty(problems);
        return track!;
    }

    [Fact]
    public void A_line_of_geojson_alone_in_a_feature_and_in_a_collection_is_the_same_track()
    {
        Fix[] places = [new(40.47, 50.05, null, 100), new(41.2, 50.9), new(43.86, 51.01)];
        Assert.Equal(places, Assert.Single(Whole(Line).Lines));
        Assert.Equal(places, Assert.Single(Whole("\uFEFF {\"type\":\"Feature\",\"properties\":null,\"geometry\":" + Line + "}").Lines));
        Assert.Equal(places, Assert.Single(Whole("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}},{\"type\":\"Feature\",\"geometry\":" + Line + "}]}").Lines));
        Assert.Equal(places, Assert.Single(Whole("{\"type\":\"GeometryCollection\",\"geometries\":[" + Line + "]}").Lines));
    }

    [Theory]
    [InlineData("{\"coordTimes\":[\"2031-05-02T03:55:00Z\",\"2031-05-02T04:10:00Z\",null]}")]
    [InlineData("{\"times\":[1935460500,1935461400,\"later\"]}")]
    [InlineData("{\"timestamps\":[1935460500000,1935461400000,true]}")]
    [InlineData("{\"coordinateProperties\":{\"times\":[\"2031-05-02 05:55+02:00\",\"2031-05-02 04:10\",\"04:20\"]}}")]
    public void Times_of_a_feature_stand_at_its_places_and_what_is_no_time_at_none(string properties)
    {
        var (read, problems) = Read("{\"type\":\"Feature\",\"properties\":" + properties + ",\"geometry\":" + Line + "}");
        var track = read!;
        Assert.Equal(properties.Contains("null", StringComparison.Ordinal) ? [] : ["place 3: its time cannot be read and is left out: a day and a time of day are needed, or seconds of 1970"], problems.Select(p => p.ToString()).Select(p => p.Replace("feature, ", "", StringComparison.Ordinal)));
        Assert.Equal([At(3, 55), At(4, 10), null], track.Fixes().Select(f => f.At));
    }

    [Fact]
    public void Several_lines_have_a_list_of_times_each_and_times_that_do_not_fit_are_left_out_by_name()
    {
        string Several(string times) => "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"times\":" + times + "},\"geometry\":{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]],[[5,6]]]}}]}";
        Assert.Equal([At(3, 55), At(4, 10), At(4, 10)], Whole(Several("[[1935460500,1935461400],[1935461400]]")).Fixes().Select(f => f.At));
        var (track, problems) = Read(Several("[[1935460500],[1935461400]]"));
        Assert.Equal([null, null, At(4, 10)], track!.Fixes().Select(f => f.At));
        Assert.Equal("feature 1, line 1: there are 1 times for 2 places; the times are left out", Assert.Single(problems).ToString());
        Assert.Equal("feature 1", Assert.Single(Read(Several("[1,2,3]")).Problems).Place);
    }

    [Fact]
    public void Segments_of_gpx_are_lines_with_times_and_heights_and_nothing_else_of_it()
    {
        var track = Whole(Gpx);
        Assert.Equal([new Fix(40.47, 50.05, At(3, 55), 12.3), new Fix(41.2, 50.9)], track.Lines[0]);
        Assert.Equal([new Fix(43.86, 51.01, At(6, 28))], track.Lines[1]);
        var old = Whole("<gpx version=\"1.0\" xmlns=\"http://www.topografix.com/GPX/1/0\"><rte><rtept lat=\"1.5\" lon=\"-2.5\"/><rtept lat=\"2\" lon=\"3\"><ele>4</ele></rtept></rte></gpx>");
        Assert.Equal([new Fix(1.5, -2.5), new Fix(2, 3, null, 4)], Assert.Single(old.Lines));
    }

    [Fact]
    public void A_doctype_of_gpx_is_not_followed()
    {
        var (track, problems) = Read("<!DOCTYPE gpx [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY y \"45\">]><gpx><trk><trkseg><trkpt lat=\"&y;\" lon=\"1\"><ele>&x;</ele></trkpt><trkpt lat=\"2\" lon=\"1\"/></trkseg></trk></gpx>");
        Assert.Equal([new Fix(2, 1)], track!.Fixes());
        Assert.Contains(problems, p => p.Place == "trk 1, trkseg 1, trkpt 1");
    }

    [Fact]
    public void A_flight_trackers_table_has_position_in_one_cell_and_altitude_in_feet()
    {
        Assert.Equal([new Fix(40.47, 50.05, At(3, 55), 304.8), new Fix(41.2, 50.9, At(4, 10), 0)], Assert.Single(Whole(Tracker).Lines));
    }

    [Theory]
    [InlineData("Name,Lat,Lon,Time,Altitude\nx,40.47,50.05,2031-05-02T03:55:00Z,7\n\ny,41.2,50.9,1935461400,7")]
    [InlineData("latitude;longitude;utc\r\n40,47;50,05;2031-05-02 03:55:00 UTC\r\n\r\n41.2;50.9;2031/05/02 04:10\r\n")]
    [InlineData("\n\"long\"\t\"lat\"\t\"timestamp\"\n50.05\t40.47\t1935460500\n50.9\t41.2\t1935461400000")]
    [InlineData("lat,lon,time\n41.2,50.9,2031-05-02T04:10Z\n40.47,50.05,2031-05-02T03:55Z")] // the latest first
    public void A_table_is_read_by_the_names_of_its_columns(string table) =>
        Assert.Equal([new Fix(40.47, 50.05, At(3, 55)), new Fix(41.2, 50.9, At(4, 10))], Assert.Single(Whole(table).Lines));

    [Theory]
    [InlineData("lat,lon,date,time\n40.47,50.05,2031-05-02,03:55:00")] // day and clock apart
    [InlineData("lat,lon,time,date\n40.47,50.05,03:55:00Z,2031/05/02")]
    [InlineData("lat,lon,time,timestamp\n40.47,50.05,2031-05-02 05:55:00,1935460500")] // a clock of nobody knows where
    [InlineData("lat,lon,timestamp,time\n40.47,50.05,2031-05-02 05:55:00,2031-05-02T05:55:00+02:00")]
    [InlineData("lat,lon,time,utc\n40.47,50.05,2031-05-02 05:55:00,2031-05-02 03:55")]
    [InlineData("Position,lat,lon,time\n7,40.47,50.05,2031-05-02T03:55Z")] // a number in the race
    public void A_time_is_that_of_the_columns_that_tell_it_best(string table) => Assert.Equal([new Fix(40.47, 50.05, At(3, 55))], Whole(table).Fixes());

    [Theory]
    [InlineData("2031-05-02")]
    [InlineData("2031-05-02Z")]
    [InlineData("12345")]
    [InlineData("20310502")]
    [InlineData("-5")]
    [InlineData("soon")]
    public void What_is_no_time_of_a_place_is_told_and_left_out(string time)
    {
        var (track, problems) = Read("lat,lon,time\n1,2," + time + "\n3,4,2031-05-02T03:55Z\n5,6,\n");
        Assert.Equal([null, At(3, 55), null], track!.Fixes().Select(f => f.At));
        Assert.Equal(("time", "line 2"), (problems.Single().Code, problems.Single().Place));
        Assert.Equal("time", Read("<gpx><trk><trkseg><trkpt lat='1' lon='2'><time>" + time + "</time></trkpt></trkseg></trk></gpx>").Problems.Single().Code);
    }

    [Fact]
    public void Lines_stand_in_the_order_of_their_times_and_those_of_another_thing_are_apart()
    {
        string Trk(params string[] segments) => "<trk>" + string.Concat(segments.Select(s => "<trkseg>" + s + "</trkseg>")) + "</trk>";
        string At_(int minute, int east) => $"<trkpt lat='1' lon='{east}'><time>2031-05-02T03:{minute:00}:00Z</time></trkpt>";
        var one = Whole("<gpx>" + Trk(At_(30, 3) + At_(31, 4), At_(10, 1) + At_(11, 2)) + "</gpx>");
        Assert.Equal([1, 2, 3, 4], one.Fixes().Select(f => f.Longitude));
        Assert.Empty(one.Apart!);
        var two = Whole("<gpx>" + Trk(At_(30, 3), At_(40, 4)) + Trk(At_(10, 1), At_(35, 9)) + "</gpx>");
        Assert.Equal([1, 3, 9, 4], two.Fixes().Select(f => f.Longitude));
        Assert.Equal([1, 2, 3], two.Apart);
        Assert.Equal([1], Whole("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":" + Line + "},{\"type\":\"Feature\",\"geometry\":" + Line + "}]}").Apart);
        Assert.Equal([1], Whole("<gpx><rte><rtept lat='1' lon='2'/></rte><rte><rtept lat='3' lon='4'/></rte></gpx>").Apart);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("{\"type\":\"LineString\",\"coordinates\":[[1,2]],\"\\ud800\":1}", "a name in the file holds half a character")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", "line 1: the file is nested deeper than 32 lists and objects")]
    [InlineData("{\"type\":\n\"LineString\",,", "line 2: the file begins as JSON and is none from there on")]
    [InlineData("{\"type\":\"Polygon\",\"coordinates\":[[[1,2]]]}", "no place of a track was found in the file")]
    [InlineData("<html><body>Not found</body></html>", "the file is XML and no GPX: its first element is to be \"gpx\"")]
    [InlineData("when,where\n1,2", "line 1: the file is no GeoJSON and no GPX, and its first line names no columns \"latitude\" and \"longitude\", nor a column \"Position\" that holds both")]
    [InlineData(",,\n,,", "line 1: the file is no GeoJSON")]
    [InlineData("lat,lon\n95,10", "line 2: latitude 95 is beyond 90 degrees; it is left out (are latitude and longitude exchanged?)")]
    [InlineData("<gpx><trk><trkseg><trkpt lat='x' lon='1'/></trkseg></trk></gpx>", "trk 1, trkseg 1, trkpt 1: it has no latitude in degrees and is left out")]
    [InlineData("{\"type\":\"LineString\",\"coordinates\":[[1e999,2]]}", "place 1: it has no longitude in degrees and is left out")]
    public void What_is_no_track_is_told_with_its_line_or_element(string text, string said)
    {
        var (track, problems) = Read(text);
        Assert.Null(track);
        Assert.StartsWith(said, problems[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_is_none_is_left_out_by_its_line_and_the_rest_stands()
    {
        var (track, problems) = Read("lat,lon\n1,2\n,3\nNaN,4\n5,999\n6,7\n");
        Assert.Equal([new Fix(1, 2), new Fix(6, 7)], track!.Fixes());
        Assert.Equal(["line 3", "line 4", "line 5"], problems.Select(p => p.Place));
        Assert.Equal(21, Read("lat,lon\n1,2\n" + string.Concat(Enumerable.Repeat("x,y\n", 30))).Problems.Count);
    }

    [Fact]
    public void Degrees_beyond_half_a_turn_are_the_same_place() =>
        Assert.Equal([-179.5, 179.5, -180], Whole("lat,lon\n0,180.5\n0,-180.5\n0,180").Fixes().Select(f => f.Longitude));

    [Fact]
    public void Too_many_places_or_lines_and_too_large_a_file_are_refused()
    {
        string many = "lat,lon\n" + string.Concat(Enumerable.Repeat("1,2\n", TrackFile.MostPlaces));
        Assert.Equal(TrackFile.MostPlaces, Whole(many).Fixes().Count());
        Assert.Equal("too-many-places", Read(many + "1,2\n").Problems[0].Code);
        Assert.Equal("too-many-lines", Read("{\"type\":\"MultiLineString\",\"coordinates\":[" + string.Join(',', Enumerable.Repeat("[[1,2]]", TrackFile.MostLines + 1)) + "]}").Problems[0].Code);
        Assert.Equal("too-large", Assert.Single(TrackFile.Read(new byte[TrackFile.MostBytes + 1]).Problems).Code);
    }

    [Fact]
    public void Broken_files_never_throw_and_what_is_read_of_them_lies_on_the_earth()
    {
        var random = new Random(11);
        string[] samples = ["{\"type\":\"Feature\",\"properties\":{\"times\":[1935460500,\"2031-05-02T04:10Z\",3]},\"geometry\":" + Line + "}", Gpx, Tracker, "lat;lon;time\n1,5;2,5;1935460500\n"];
        const string inserts = "\"{}[]<>&;,\t\n-e9999.:\\u\uD83D";
        for (int round = 0; round < 4000; round++)
        {
            var text = new StringBuilder(samples[round % samples.Length]);
            for (int k = random.Next(12); k >= 0 && text.Length > 2; k--)
            {
                int at = random.Next(text.Length - 1);
                if (random.Next(3) == 0) text.Remove(at, Math.Min(random.Next(20), text.Length - at));
                else if (random.Next(2) == 0) text.Insert(at, inserts[random.Next(inserts.Length)]);
                else text.Insert(at, text.ToString(at, Math.Min(random.Next(60), text.Length - at)));
            }
            var (track, problems) = Read(text.ToString());
            if (track is null) Assert.NotEmpty(problems);
            else
            {
                Assert.All(track.Lines, Assert.NotEmpty);
                Assert.All(track.Fixes(), f => Assert.True(f is { Latitude: >= -90 and <= 90, Longitude: >= -180 and < 180 } && (f.Height is not { } h || double.IsFinite(h))));
                Assert.StartsWith("<svg", Core.Render.TrackDrawing.Of(track), StringComparison.Ordinal);
                Assert.NotEmpty(Core.Render.TrackWords.Rows(Core.Render.TrackPath.Of(track)));
            }
        }
    }
}
