// What stands in for a stylesheet: jsdom shows none.
module.exports = {};
